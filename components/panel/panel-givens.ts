import type { ReadonlySignal } from '@preact/signals'

import type { SessionNotes } from '@/components/notes/read-session-notes'
import type { Ask } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import type { PopupState } from '@/components/popup/popup-model'
import type { StreamItem } from '@/lib/replay/stream'

export interface PanelGivens {
  /** The tab in front beside the panel. */
  tabId: ReadonlySignal<number | undefined>
  openPopup: (tabId: number) => PopupState
  readEvents: (sessionId: string) => Promise<StreamItem[]>
  readNotes: (sessionId: string) => Promise<SessionNotes>
  /** Opens the player, seconds since the session's start. */
  openMoment: (sessionId: string, startSec: number) => void
  ask: Ask
  toasts: Toasts
  now: () => number
  isPrivate: boolean
}
