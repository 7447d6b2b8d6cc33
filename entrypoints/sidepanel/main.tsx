import { signal } from '@preact/signals'
import { render } from 'preact'
import { browser } from 'wxt/browser'

import { readSessionNotes } from '@/components/notes/read-session-notes'
import { LIVE_EVENTS_KEPT } from '@/components/panel/limits'
import { Panel } from '@/components/panel/panel'
import { readLiveEvents } from '@/components/panel/read-live-events'
import { watchActiveTab } from '@/components/panel/watch-active-tab'
import { askDesk } from '@/components/parts/ask'
import { ThemeModel } from '@/components/parts/theme-model'
import { ToastsModel } from '@/components/parts/toasts-model'
import { watchShortcut } from '@/components/parts/watch-shortcut'
import { createPopup } from '@/components/popup/create-popup'
import { MARK_COMMAND } from '@/lib/model/command'
import { readContentType } from '@/lib/recording/read-content-type'
import { Database } from '@/lib/store/database'

void new ThemeModel(localStorage, document.documentElement, window)
const database = new Database()
const toasts = new ToastsModel()
const shortcut = watchShortcut(browser.commands, MARK_COMMAND, window)
/** `sidepanel.html?tabId=N` stays at tab N, as a page of its own. */
const asked = new URLSearchParams(location.search).get('tabId')

render(
  <Panel
    given={{
      tabId: asked === null ? watchActiveTab(browser.tabs) : signal(Number(asked)),
      openPopup: (tabId) =>
        createPopup(tabId, { database, toasts, readType: readContentType, shortcut, close: () => undefined }),
      readEvents: (id) => readLiveEvents(database, id, LIVE_EVENTS_KEPT),
      readNotes: (id) => readSessionNotes(database, id),
      openMoment: (id, startSec) => void browser.tabs.create({ url: `/dashboard.html#/sessions/${id}?t=${startSec}` }),
      ask: askDesk,
      toasts,
      now: Date.now,
      isPrivate: browser.extension.inIncognitoContext,
    }}
  />,
  document.getElementById('app')!,
)
