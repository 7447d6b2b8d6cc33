import { defineExtensionMessaging } from '@webext-core/messaging'

import type { SessionDetails } from '@/lib/model/session'
import type { Settings } from '@/lib/model/settings'
import type { Refusal } from '@/lib/recording/decide-recordable'

export type StartOutcome = { ok: true; sessionId: string } | { ok: false; reason: Refusal | 'tab is gone' }

/** What the extension's own pages ask of the background. Nothing here is open to web pages. */
export interface DeskProtocol {
  /** Starting a tab that is already recorded answers with the session that records it. */
  startRecording(data: { tabId: number }): StartOutcome
  /** Remembered before the permission prompt, which closes the popup: the start completes once it is granted. */
  startWhenAllowed(data: { tabId: number }): void
  /** The permission was refused: nothing waits any more. */
  forgetStart(): void
  /** Keeps the last minutes of a tab's rolling memory as a session; `null` when the tab has no memory. */
  saveMemory(data: { tabId: number }): { sessionId: string | null }
  pauseRecording(data: { sessionId: string }): void
  resumeRecording(data: { sessionId: string }): void
  stopRecording(data: { sessionId: string }): void
  saveSession(data: { sessionId: string; details: SessionDetails }): void
  /** Takes sessions out of every list; they are removed for good when the undo time is over. */
  deleteSessions(data: { sessionIds: string[] }): void
  restoreSessions(data: { sessionIds: string[] }): void
  /** Sessions that are kept are never removed by retention. */
  keepSessions(data: { sessionIds: string[]; isKept: boolean }): void
  /** Throws with a sentence for the person when something in it cannot be. */
  saveSettings(data: { settings: Settings }): void
  /** `toOld` gives sessions that are there already a new date too, which can remove some at once. */
  changeRetention(data: { days: number; toOld: boolean }): void
  markMoment(data: { sessionId: string; at: number; text: string }): { noteId: string }
}

export const desk = defineExtensionMessaging<DeskProtocol>()
