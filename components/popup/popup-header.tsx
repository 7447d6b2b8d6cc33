import { ArrowUpRight, PanelRight } from 'lucide-preact'

import { IconButton } from '@/components/parts/icon-button'
import { Logo } from '@/components/parts/logo'

/** Whose window this is, and the ways out of it. */
export function PopupHeader({ onOpenPanel }: { onOpenPanel?: (() => void) | undefined }) {
  return (
    <header class="popup-header">
      <Logo />
      <h1>Afterimage</h1>
      {onOpenPanel && <IconButton icon={PanelRight} label="Open side panel" size="small" onClick={onOpenPanel} />}
      <a class="popup-link" href="/dashboard.html#/sessions" target="_blank" rel="noreferrer">
        Dashboard
        <ArrowUpRight size={14} aria-hidden="true" />
      </a>
    </header>
  )
}
