import { render } from 'preact'
import { browser } from 'wxt/browser'

import { Dashboard } from '@/components/dashboard/dashboard'
import { watchRoute } from '@/components/dashboard/watch-route'
import { askDesk } from '@/components/parts/ask'
import { readGaps } from '@/components/parts/read-gaps'
import { ThemeModel } from '@/components/parts/theme-model'
import { ToastsModel } from '@/components/parts/toasts-model'
import { watchClock } from '@/components/parts/watch-clock'
import { watchQuery } from '@/components/parts/watch-query'
import { SessionsModel } from '@/components/sessions/sessions-model'
import { RetentionModel } from '@/components/settings/retention-model'
import { SettingsModel } from '@/components/settings/settings-model'
import { StorageModel } from '@/components/settings/storage-model'
import { Database } from '@/lib/store/database'
import { readSessions } from '@/lib/store/read-sessions'
import { readSettings } from '@/lib/store/read-settings'

const theme = new ThemeModel(localStorage, document.documentElement, window)
const toasts = new ToastsModel()
const database = new Database()
const query = watchQuery(() => readSessions(database))
const sessions = new SessionsModel({
  query,
  clock: watchClock(),
  ask: askDesk,
  toasts,
  readGapReasons: async (id) => (await readGaps(database, id)).map((gap) => gap.label),
})
const settingsQuery = watchQuery(() => readSettings(database))
const settings = new SettingsModel({ query: settingsQuery, permissions: browser.permissions, ask: askDesk, toasts })
const retention = new RetentionModel({
  settings: settingsQuery,
  sessions: query,
  ask: askDesk,
  toasts,
  now: Date.now,
})
const storage = new StorageModel({ query, estimate: () => navigator.storage.estimate() })

render(
  <Dashboard
    route={watchRoute(window)}
    sessions={sessions}
    settings={settings}
    retention={retention}
    storage={storage}
    theme={theme}
    toasts={toasts}
    version={browser.runtime.getManifest().version}
  />,
  document.getElementById('app')!,
)
