import { computed } from '@preact/signals'
import { render } from 'preact'
import { browser } from 'wxt/browser'

import { Dashboard } from '@/components/dashboard/dashboard'
import { watchAddress } from '@/components/dashboard/watch-address'
import { DestinationModel } from '@/components/files/destination-model'
import { ExportModel } from '@/components/files/export-model'
import { createFilesClient } from '@/components/files/files-client'
import { ImportModel } from '@/components/files/import-model'
import { HomeModel } from '@/components/home/home-model'
import { createInsightScreens } from '@/components/insights/create-insight-screens'
import { SavedInsightsModel } from '@/components/insights/saved-insights-model'
import { askDesk } from '@/components/parts/ask'
import { readGaps } from '@/components/parts/read-gaps'
import { ThemeModel } from '@/components/parts/theme-model'
import { ToastsModel } from '@/components/parts/toasts-model'
import { watchAnswer } from '@/components/parts/watch-answer'
import { watchClock } from '@/components/parts/watch-clock'
import { watchQuery } from '@/components/parts/watch-query'
import { SHORTCUTS_PAGE, watchShortcut } from '@/components/parts/watch-shortcut'
import { createPeople } from '@/components/people/create-people'
import { QueryModel } from '@/components/search/query-model'
import { createSearchClient } from '@/components/search/search-client'
import { ShelfModel } from '@/components/search/shelf-model'
import { createSessionActivity } from '@/components/sessions/session-activity'
import { watchSessionRows } from '@/components/sessions/session-rows'
import { SessionsModel } from '@/components/sessions/sessions-model'
import { createMasking } from '@/components/settings/create-masking'
import { RetentionModel } from '@/components/settings/retention-model'
import { SettingsModel } from '@/components/settings/settings-model'
import { StorageModel } from '@/components/settings/storage-model'
import { SharesModel } from '@/components/sharing/shares-model'
import { createDrawer } from '@/components/thumbnails/create-drawer'
import { rest } from '@/components/thumbnails/rest'
import { createSessionThumbnails } from '@/components/thumbnails/session-thumbnails'
import { MARK_COMMAND } from '@/lib/model/command'
import { readShares, readShareSettings } from '@/lib/sharing/read-shares'
import { Database } from '@/lib/store/database'
import { readRules } from '@/lib/store/read-rules'
import { readSessions, readSessionsById } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'
import { readShelf } from '@/lib/store/read-shelf'
import { readThumbnails } from '@/lib/store/read-thumbnails'

const theme = new ThemeModel(localStorage, document.documentElement, window)
const toasts = new ToastsModel()
const database = new Database()
const { route, search: address, go } = watchAddress(window)
const search = createSearchClient(() => new Worker(new URL('search-worker.ts', import.meta.url), { type: 'module' }))
/** The list keeps its address while another screen is shown. */
let listAddress = ''
const query = new QueryModel({
  address: computed(() => (route.value.screen === 'sessions' ? (listAddress = address.value) : listAddress)),
  go: (next, isStep) => go(next === '' ? '#/sessions' : `#/sessions?${next}`, isStep),
})
const shelf = new ShelfModel({
  rows: watchQuery(() => readShelf(database)),
  suggest: (what) => search.suggest(what),
  ask: askDesk,
  toasts,
  now: Date.now,
})
const sessions = new SessionsModel({
  list: watchAnswer(() => {
    void search.version.value
    return search.list(query.asked.value)
  }),
  rows: watchSessionRows((ids) => readSessionsById(database, ids)),
  readSessions: (ids) => readSessionsById(database, ids),
  locate: (id) => search.locate(id, query.asked.peek()),
  asked: () => query.asked.peek(),
  clock: watchClock(),
  ask: askDesk,
  toasts,
  readGapReasons: async (id) => (await readGaps(database, id)).map((gap) => gap.label),
})
const insights = createInsightScreens({
  shown: computed(() => (route.value.screen === 'insights' ? route.value.kind : undefined)),
  address,
  go,
  search,
  readSessions: (ids) => readSessionsById(database, ids),
})
const savedInsights = new SavedInsightsModel({
  rows: watchQuery(() => database.insights.toArray()),
  ask: askDesk,
  toasts,
  now: Date.now,
})
const allSessions = watchQuery(() => readSessions(database))
const settingsQuery = watchQuery(() => readSettings(database))
const settings = new SettingsModel({ query: settingsQuery, permissions: browser.permissions, ask: askDesk, toasts })
const masking = createMasking({
  query: watchQuery(() => readRules(database)),
  ask: askDesk,
  toasts,
  listTabs: () => browser.tabs.query({}),
  async showTab(tabId) {
    const tab = await browser.tabs.update(tabId, { active: true })
    if (tab) await browser.windows.update(tab.windowId, { focused: true })
  },
})
const retention = new RetentionModel({
  settings: settingsQuery,
  sessions: allSessions,
  ask: askDesk,
  toasts,
  now: Date.now,
})
const thumbnails = createSessionThumbnails({
  read: (ids) => readThumbnails(database, ids),
  draw: createDrawer(() => new Worker(new URL('drawing-worker.ts', import.meta.url), { type: 'module' }), askDesk),
  rest,
})
/** Each in a worker of its own: what leaves does not wait for what comes in. */
const startFiles = () => new Worker(new URL('files-worker.ts', import.meta.url), { type: 'module' })
const files = {
  exporting: new ExportModel({
    files: createFilesClient(startFiles),
    destination: new DestinationModel({
      settings: watchQuery(() => readShareSettings(database)),
      permissions: browser.permissions,
    }),
    toasts,
    dashboardUrl: browser.runtime.getURL('/dashboard.html'),
    writeClipboard: (text) => navigator.clipboard.writeText(text),
  }),
  importing: new ImportModel({ files: createFilesClient(startFiles), toasts }),
}
const storage = new StorageModel({ query: allSessions, estimate: () => navigator.storage.estimate() })

render(
  <Dashboard
    route={route}
    library={{
      sessions,
      query,
      shelf,
      toasts,
      activity: createSessionActivity((ids) => search.activity(ids)),
      thumbnails,
      progress: search.progress,
      files,
    }}
    listMatches={search.matches}
    home={new HomeModel({ search, readSessions: (ids) => readSessionsById(database, ids) })}
    people={createPeople({ database, search, shelf, ask: askDesk, toasts })}
    insights={insights}
    savedInsights={savedInsights}
    settings={settings}
    masking={masking}
    retention={retention}
    storage={storage}
    sharing={{
      clock: watchClock(),
      shares: new SharesModel({
        shares: watchQuery(() => readShares(database)),
        ask: askDesk,
        toasts,
        now: Date.now,
        copy: (text) => navigator.clipboard.writeText(text),
        permissions: browser.permissions,
      }),
    }}
    theme={theme}
    toasts={toasts}
    startPlayback={() => new Worker(new URL('playback-worker.ts', import.meta.url), { type: 'module' })}
    shortcuts={{
      shortcut: watchShortcut(browser.commands, MARK_COMMAND, window),
      onChoose: () => void browser.tabs.create({ url: SHORTCUTS_PAGE }),
    }}
    version={browser.runtime.getManifest().version}
  />,
  document.getElementById('app')!,
)
