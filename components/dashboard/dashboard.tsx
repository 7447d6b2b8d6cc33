import type { ReadonlySignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'

import type { ThemeChoice } from '@/components/parts/theme-model'
import { ToastRegion } from '@/components/parts/toast-region'
import type { Toasts } from '@/components/parts/toasts-model'
import type { Sessions } from '@/components/sessions/sessions-model'
import { SessionsPage } from '@/components/sessions/sessions-page'
import type { Retention } from '@/components/settings/retention-model'
import type { SettingsState } from '@/components/settings/settings-model'
import { SettingsPage } from '@/components/settings/settings-page'
import type { StorageUse } from '@/components/settings/storage-model'

import type { Route } from './decide-route'
import { LaterPage } from './later-page'
import { Rail } from './rail'
import { SessionPage } from './session-page'
import { UnknownPage } from './unknown-page'

import './dashboard.css'

export interface DashboardProps {
  route: ReadonlySignal<Route>
  sessions: Sessions
  settings: SettingsState
  retention: Retention
  storage: StorageUse
  theme: ThemeChoice
  toasts: Toasts
  version: string
}

const TITLES: Record<Route['screen'], string> = {
  sessions: 'Sessions',
  session: 'Session',
  settings: 'Settings',
  later: 'Not yet',
  unknown: 'Not found',
}

/** The shell: the rail at the left, one screen at the right, notices over both. */
export function Dashboard(props: DashboardProps) {
  const { screen } = props.route.value
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = `${TITLES[screen]} · Afterimage`
    // Those who do not see the screen change hear it; a list that puts the focus on its own row comes after.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true })
  }, [screen])

  return (
    <div class="dashboard">
      <Rail screen={screen} />
      <main ref={main} class="dashboard-main" tabIndex={-1}>
        <Screen {...props} />
      </main>
      <ToastRegion toasts={props.toasts} />
    </div>
  )
}

function Screen({ route, sessions, toasts, ...rest }: DashboardProps) {
  const shown = route.value
  switch (shown.screen) {
    case 'sessions':
      return <SessionsPage sessions={sessions} toasts={toasts} />
    case 'session':
      return <SessionPage key={shown.sessionId} sessionId={shown.sessionId} />
    case 'settings':
      return <SettingsPage {...rest} part={shown.part} />
    case 'later':
      return <LaterPage name={shown.name} />
    default:
      return <UnknownPage path={shown.path} />
  }
}
