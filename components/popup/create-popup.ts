import { computed, type ReadonlySignal } from '@preact/signals'
import { browser } from 'wxt/browser'

import { askDesk } from '@/components/parts/ask'
import { readGapsOfTab } from '@/components/parts/read-gaps'
import type { Toasts } from '@/components/parts/toasts-model'
import { watchClock } from '@/components/parts/watch-clock'
import { watchQuery } from '@/components/parts/watch-query'
import type { Shortcut } from '@/components/parts/watch-shortcut'
import type { Database } from '@/lib/store/database'
import { readRecentlyStopped } from '@/lib/store/read-recently-stopped'
import { readRules } from '@/lib/store/read-rules'
import { readSessionOfTab } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'

import { AccessModel } from './access-model'
import { SAVE_OFFERED_MS } from './limits'
import { PopupModel, type PopupGivens } from './popup-model'
import { watchTab, type ReadType } from './watch-tab'

export interface PopupPlace extends Pick<PopupGivens, 'close'> {
  database: Database
  toasts: Toasts
  readType: ReadType
  shortcut: ReadonlySignal<Shortcut>
}

/** The popup of a tab with all that it is given by the browser and the store, wherever it is shown. */
export function createPopup(tabId: number, { database, toasts, readType, shortcut, close }: PopupPlace) {
  const tab = watchTab(browser.tabs, tabId, readType)
  const url = computed(() => (tab.value.state === 'open' ? tab.value.url : undefined))
  return new PopupModel({
    tabId,
    tab,
    live: watchQuery(async () => (await readSessionOfTab(database, tabId))?.session),
    recent: watchQuery(() => readRecentlyStopped(database, tabId, Date.now() - SAVE_OFFERED_MS)),
    gaps: watchQuery(() => readGapsOfTab(database, tabId)),
    settings: watchQuery(() => readSettings(database)),
    rules: watchQuery(() => readRules(database)),
    readSession: (id) => database.sessions.get(id),
    clock: watchClock(),
    access: new AccessModel(browser.permissions, url),
    ask: askDesk,
    toasts,
    storage: localStorage,
    now: Date.now,
    shortcut,
    openTab: (address) => void browser.tabs.create({ url: address }),
    close,
  })
}
