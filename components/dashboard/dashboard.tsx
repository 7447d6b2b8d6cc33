import type { ReadonlySignal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'

import type { Home } from '@/components/home/home-model'
import type { InsightScreens } from '@/components/insights/create-insight-screens'
import type { SavedInsights } from '@/components/insights/saved-insights-model'
import { InsightScreen } from '@/components/insights/insight-screen'
import { HomePage } from '@/components/home/home-page'
import type { OpenedAt } from '@/components/inspector/inspector-parts'
import type { ThemeChoice } from '@/components/parts/theme-model'
import { ToastRegion } from '@/components/parts/toast-region'
import type { Toasts } from '@/components/parts/toasts-model'
import { CohortsPage } from '@/components/people/cohorts-page'
import type { PeopleScreens } from '@/components/people/create-people'
import { PeoplePage } from '@/components/people/people-page'
import { PersonPage } from '@/components/people/person-page'
import { StudiesPage } from '@/components/people/studies-page'
import { StudyPage } from '@/components/people/study-page'
import { ExportDialog } from '@/components/files/export-dialog'
import type { Exporting } from '@/components/files/export-model'
import { ImportDialog } from '@/components/files/import-dialog'
import { writeSessionAddress } from '@/components/player/write-session-address'
import { SessionsPage, type SessionsPageProps } from '@/components/sessions/sessions-page'
import type { MaskingModels } from '@/components/settings/create-masking'
import type { Retention } from '@/components/settings/retention-model'
import type { SettingsState } from '@/components/settings/settings-model'
import { SettingsPage } from '@/components/settings/settings-page'
import type { ShortcutsSectionProps } from '@/components/settings/shortcuts-section'
import type { StorageUse } from '@/components/settings/storage-model'
import { SharesPage, type SharesPageProps } from '@/components/sharing/shares-page'

import type { Route } from './decide-route'
import { Rail } from './rail'
import { SessionPage } from './session-page'
import { UnknownPage } from './unknown-page'

import './dashboard.css'

export interface DashboardProps {
  route: ReadonlySignal<Route>
  library: SessionsPageProps
  /** The events of a session that a query asks for. */
  listMatches: OpenedAt['listMatches']
  home: Home
  people: PeopleScreens
  insights: InsightScreens
  savedInsights: SavedInsights
  settings: SettingsState
  masking: MaskingModels
  retention: Retention
  storage: StorageUse
  sharing: SharesPageProps
  theme: ThemeChoice
  toasts: Toasts
  startPlayback: () => Worker
  shortcuts: ShortcutsSectionProps
  version: string
}

const TITLES: Record<Route['screen'], string> = {
  home: 'Home',
  people: 'People',
  person: 'Person',
  cohorts: 'Cohorts',
  studies: 'Studies',
  insights: 'Insights',
  study: 'Study',
  sessions: 'Sessions',
  session: 'Session',
  settings: 'Settings',
  shares: 'Shares',
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
      <ExportDialog exporting={props.library.files.exporting} />
      <ImportDialog importing={props.library.files.importing} />
      <ToastRegion toasts={props.toasts} />
    </div>
  )
}

function Screen({ route, library, listMatches, home, people, toasts, ...rest }: DashboardProps) {
  const shown = route.value
  const { shelf } = library
  const now = Date.now
  switch (shown.screen) {
    case 'home':
      return <HomePage home={home} shelf={shelf} insights={rest.savedInsights} storage={rest.storage} now={now} />
    case 'people':
      return <PeoplePage people={people.people} now={now} />
    case 'person':
      return <PersonPage personId={shown.personId} people={people.people} sessions={people.ofPerson} now={now} />
    case 'cohorts':
      return <CohortsPage shelf={shelf} counts={people.cohortCounts} now={now} />
    case 'studies':
      return <StudiesPage shelf={shelf} />
    case 'study':
      return <StudyPage name={shown.name} shelf={shelf} sessions={people.ofStudy} now={now} />
    case 'insights':
      return (
        <InsightScreen
          kind={shown.kind}
          screens={rest.insights}
          startPlayback={rest.startPlayback}
          saved={rest.savedInsights}
          toasts={toasts}
          shelf={shelf}
          progress={library.progress}
          now={now}
        />
      )
    case 'sessions':
      return <SessionsPage {...library} />
    case 'session':
      return (
        <OpenedSession
          key={writeSessionAddress(shown)}
          {...shown}
          listMatches={listMatches}
          toasts={toasts}
          startPlayback={rest.startPlayback}
          exporting={library.files.exporting}
        />
      )
    case 'settings':
      return <SettingsPage {...rest} part={shown.part} />
    case 'shares':
      return <SharesPage {...rest.sharing} />
    default:
      return <UnknownPage path={shown.path} />
  }
}

type OpenedSessionProps = Extract<Route, { screen: 'session' }> &
  Pick<DashboardProps, 'listMatches' | 'toasts' | 'startPlayback'> & { exporting: Exporting }

function OpenedSession({ sessionId, startSec, line, asked, listMatches, ...rest }: OpenedSessionProps) {
  // What it was opened at stays, whatever is drawn anew.
  const [opened] = useState(() => ({ startSec, line, asked, listMatches }))
  return <SessionPage sessionId={sessionId} opened={opened} {...rest} />
}
