import { render } from 'preact'
import { browser } from 'wxt/browser'

import { Dashboard } from '@/components/dashboard/dashboard'
import { StorageModel } from '@/components/dashboard/storage-model'
import { watchRoute } from '@/components/dashboard/watch-route'
import { askDesk } from '@/components/parts/ask'
import { ThemeModel } from '@/components/parts/theme-model'
import { ToastsModel } from '@/components/parts/toasts-model'
import { watchClock } from '@/components/parts/watch-clock'
import { watchQuery } from '@/components/parts/watch-query'
import { SessionsModel } from '@/components/sessions/sessions-model'
import { Database } from '@/lib/store/database'
import { readSessions } from '@/lib/store/read-sessions'

const theme = new ThemeModel(localStorage, document.documentElement, window)
const toasts = new ToastsModel()
const database = new Database()
const query = watchQuery(() => readSessions(database))
const sessions = new SessionsModel({ query, clock: watchClock(), ask: askDesk, toasts })
const storage = new StorageModel({ query, estimate: () => navigator.storage.estimate() })

render(
  <Dashboard
    route={watchRoute(window)}
    sessions={sessions}
    storage={storage}
    theme={theme}
    toasts={toasts}
    version={browser.runtime.getManifest().version}
  />,
  document.getElementById('app')!,
)
