import { computed } from '@preact/signals'
import { render } from 'preact'
import { browser } from 'wxt/browser'

import { askDesk } from '@/components/parts/ask'
import { readGapsOfTab } from '@/components/parts/read-gaps'
import { ThemeModel } from '@/components/parts/theme-model'
import { ToastsModel } from '@/components/parts/toasts-model'
import { watchClock } from '@/components/parts/watch-clock'
import { watchQuery } from '@/components/parts/watch-query'
import { AccessModel } from '@/components/popup/access-model'
import { SAVE_OFFERED_MS } from '@/components/popup/limits'
import { Popup } from '@/components/popup/popup'
import { PopupModel } from '@/components/popup/popup-model'
import { watchTab } from '@/components/popup/watch-tab'
import { readContentType } from '@/lib/recording/read-content-type'
import { Database } from '@/lib/store/database'
import { readRecentlyStopped } from '@/lib/store/read-recently-stopped'
import { readSessionOfTab } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'

/** `popup.html?tabId=N` controls tab N from a page of its own; the popup itself controls the tab it was opened on. */
async function readTabId(): Promise<number> {
  const asked = new URLSearchParams(location.search).get('tabId')
  if (asked !== null) return /^\d+$/.test(asked) ? Number(asked) : browser.tabs.TAB_ID_NONE
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab?.id ?? browser.tabs.TAB_ID_NONE
}

async function openPopup(): Promise<void> {
  void new ThemeModel(localStorage, document.documentElement, window)
  const tabId = await readTabId()
  const database = new Database()
  const toasts = new ToastsModel()
  const tab = watchTab(browser.tabs, tabId, readContentType)
  const url = computed(() => (tab.value.state === 'open' ? tab.value.url : undefined))
  const popup = new PopupModel({
    tabId,
    tab,
    live: watchQuery(async () => (await readSessionOfTab(database, tabId))?.session),
    recent: watchQuery(() => readRecentlyStopped(database, tabId, Date.now() - SAVE_OFFERED_MS)),
    gaps: watchQuery(() => readGapsOfTab(database, tabId)),
    settings: watchQuery(() => readSettings(database)),
    readSession: (id) => database.sessions.get(id),
    clock: watchClock(),
    access: new AccessModel(browser.permissions, url),
    ask: askDesk,
    toasts,
    storage: localStorage,
    now: Date.now,
  })
  const isPrivate = browser.extension.inIncognitoContext
  render(<Popup popup={popup} toasts={toasts} isPrivate={isPrivate} />, document.getElementById('app')!)
}

void openPopup()
