import { ToastRegion } from '@/components/parts/toast-region'
import type { Toasts } from '@/components/parts/toasts-model'

import { PopupHeader } from './popup-header'
import type { PopupState } from './popup-model'
import { PopupProblem, PopupScreenView } from './popup-screen'
import { PrivateLine } from './private-line'

import './popup.css'

export interface PopupProps {
  popup: PopupState
  toasts: Toasts
  /** Opened in a private window. */
  isPrivate: boolean
  /** The browser opens it in the click itself only. */
  onOpenPanel: () => void
}

/** The popup of one tab: what is recorded there comes first, then the one thing to do. */
export function Popup({ popup, toasts, isPrivate, onOpenPanel }: PopupProps) {
  return (
    <div class="popup">
      <PopupHeader onOpenPanel={onOpenPanel} />
      <main class="popup-main">
        <PopupProblem popup={popup} />
        <PopupScreenView popup={popup} />
        {isPrivate && <PrivateLine />}
      </main>
      <ToastRegion toasts={toasts} />
    </div>
  )
}
