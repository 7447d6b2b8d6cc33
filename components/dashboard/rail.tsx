import { ListVideo, Settings, type LucideIcon } from 'lucide-preact'

import { Logo } from '@/components/parts/logo'

import type { Route } from './decide-route'

import './rail.css'

/** Where one can go. An item appears with its screen, never before. */
export function Rail({ screen }: { screen: Route['screen'] }) {
  return (
    <nav class="rail" aria-label="Afterimage">
      <a class="rail-brand" href="#/sessions">
        <Logo />
        <span class="rail-words">Afterimage</span>
      </a>
      <RailLink
        href="#/sessions"
        icon={ListVideo}
        name="Sessions"
        isCurrent={screen === 'sessions' || screen === 'session'}
      />
      <span class="rail-room" />
      <RailLink href="#/settings" icon={Settings} name="Settings" isCurrent={screen === 'settings'} />
    </nav>
  )
}

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
