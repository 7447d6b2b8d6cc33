import { CircleAlert } from 'lucide-preact'

import { Callout } from '@/components/parts/callout'

import { MemoryView } from './memory-view'
import type { PopupState } from './popup-model'
import { RecordingView } from './recording-view'
import { RefusedView } from './refused-view'
import { SaveForm } from './save-form'
import { StartView } from './start-view'

/** What is so in the tab and the one thing to do. */
export function PopupScreenView({ popup }: { popup: PopupState }) {
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

/** What went wrong with what was asked for last. */
export function PopupProblem({ popup }: { popup: PopupState }) {
  if (popup.problem.value === null) return null
  return (
    <Callout meaning="error" icon={CircleAlert}>
      {popup.problem.value}
    </Callout>
  )
}
