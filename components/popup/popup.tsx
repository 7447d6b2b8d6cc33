import { ArrowUpRight, CircleAlert } from 'lucide-preact'

import { Callout } from '@/components/parts/callout'
import { Logo } from '@/components/parts/logo'
import { ToastRegion } from '@/components/parts/toast-region'
import type { Toasts } from '@/components/parts/toasts-model'

import { MemoryView } from './memory-view'
import type { PopupState } from './popup-model'
import { PrivateLine } from './private-line'
import { RecordingView } from './recording-view'
import { RefusedView } from './refused-view'
import { SaveForm } from './save-form'
import { StartView } from './start-view'

import './popup.css'

export interface PopupProps {
  popup: PopupState
  toasts: Toasts
  /** Opened in a private window. */
  isPrivate: boolean
}

/** The popup of one tab: what is recorded there comes first, then the one thing to do. */
export function Popup({ popup, toasts, isPrivate }: PopupProps) {
  return (
    <div class="popup">
      <header class="popup-header">
        <Logo />
        <h1>Afterimage</h1>
        <a class="popup-link" href="/dashboard.html#/sessions" target="_blank" rel="noreferrer">
          Dashboard
          <ArrowUpRight size={14} aria-hidden="true" />
        </a>
      </header>
      <main class="popup-main">
        {popup.problem.value !== null && (
          <Callout meaning="error" icon={CircleAlert}>
            {popup.problem.value}
          </Callout>
        )}
        <PopupScreenView popup={popup} />
        {isPrivate && <PrivateLine />}
      </main>
      <ToastRegion toasts={toasts} />
    </div>
  )
}

function PopupScreenView({ popup }: { popup: PopupState }) {
  const shown = popup.screen.value
  switch (shown.screen) {
    case 'loading':
      return null
    case 'unreadable':
      return (
        <Callout meaning="error" icon={CircleAlert} title="The store cannot be read">
          Nothing was deleted. Close other Afterimage pages and open this again.
        </Callout>
      )
    case 'recording':
      return <RecordingView popup={popup} session={shown.session} />
    case 'memory':
      return <MemoryView popup={popup} session={shown.session} />
    case 'refused':
      return <RefusedView reason={shown.reason} />
    case 'start':
      return <StartView popup={popup} />
    default:
      return <SaveForm key={shown.session.id} popup={popup} session={shown.session} />
  }
}
