import { ChartNoAxesColumn, House, Link2, ListVideo, Settings, UsersRound, type LucideIcon } from 'lucide-preact'

import { Logo } from '@/components/parts/logo'

import type { Route } from './decide-route'

import './rail.css'

/** Where one can go. An item appears with its screen, never before. */
export function Rail({ screen }: { screen: Route['screen'] }) {
  return (
    <nav class="rail" aria-label="Afterimage">
      <a class="rail-brand" href="#/home">
        <Logo />
        <span class="rail-words">Afterimage</span>
      </a>
      <RailLink href="#/home" icon={House} name="Home" isCurrent={screen === 'home'} />
      <RailLink
        href="#/sessions"
        icon={ListVideo}
        name="Sessions"
        isCurrent={screen === 'sessions' || screen === 'session'}
      />
      <RailLink href="#/insights" icon={ChartNoAxesColumn} name="Insights" isCurrent={screen === 'insights'} />
      <RailLink href="#/people" icon={UsersRound} name="People" isCurrent={PEOPLE_SCREENS.has(screen)} />
      <RailLink href="#/shares" icon={Link2} name="Shares" isCurrent={screen === 'shares'} />
      <span class="rail-room" />
      <RailLink href="#/settings" icon={Settings} name="Settings" isCurrent={screen === 'settings'} />
    </nav>
  )
}

const PEOPLE_SCREENS: ReadonlySet<Route['screen']> = new Set(['people', 'person', 'cohorts', 'studies', 'study'])

interface RailLinkProps {
  href: string
  icon: LucideIcon
  name: string
  isCurrent: boolean
}

function RailLink({ href, icon: Icon, name, isCurrent }: RailLinkProps) {
  return (
    <a class="rail-link" href={href} title={name} {...(isCurrent ? { 'aria-current': 'page' } : {})}>
      <Icon size={16} aria-hidden="true" />
      <span class="rail-words">{name}</span>
    </a>
  )
}
