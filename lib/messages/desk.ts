import { defineExtensionMessaging } from '@webext-core/messaging'

import type { EditWish } from '@/lib/model/edit'
import type { SavedInsight } from '@/lib/model/insight'
import type { Cohort, Person, SavedFilter, Study } from '@/lib/model/library'
import type { Note, NoteWords } from '@/lib/model/note'
import type { MaskRules } from '@/lib/model/rules'
import type { SessionDetails } from '@/lib/model/session'
import type { Settings } from '@/lib/model/settings'
import type { ShareWish } from '@/lib/model/share'
import type { DrawnThumbnail } from '@/lib/model/thumbnail'
import type { Refusal } from '@/lib/recording/decide-recordable'

export type TabRefusal = Refusal | 'tab is gone'

export type StartOutcome = { ok: true; sessionId: string } | { ok: false; reason: TabRefusal }

/** Why a picture is not kept, or that it is. */
export type ThumbnailOutcome =
  | { ok: true }
  | { ok: false; reason: 'no such session' | 'still being recorded' | 'being edited' | 'edited since' }

export type PreviewOutcome = { ok: true } | { ok: false; reason: TabRefusal }

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
  starSessions(data: { sessionIds: string[]; isStarred: boolean }): void
  /** `null`: nobody has watched them. */
  viewSessions(data: { sessionIds: string[]; viewedAt: number | null }): void
  tagSessions(data: { sessionIds: string[]; added: string[]; removed: string[] }): void
  /** Empty: of no study. */
  studySessions(data: { sessionIds: string[]; study: string }): void
  /** Whose sessions these are; empty for nobody's. */
  nameSessions(data: { sessionIds: string[]; person: string }): void
  savePerson(data: { person: Pick<Person, 'id' | 'name' | 'properties'> }): void
  /** Throws with a sentence for the person when they cannot be one. */
  mergePerson(data: { id: string; into: string }): void
  splitPerson(data: { id: string }): void
  /** Twice is once, here and below: the id says which. */
  saveFilter(data: { filter: SavedFilter }): void
  deleteFilter(data: { id: string }): void
  /** Throws with a sentence for the person when one of them is none. */
  saveInsights(data: { insights: SavedInsight[] }): void
  deleteInsight(data: { id: string }): void
  saveCohort(data: { cohort: Cohort }): void
  deleteCohort(data: { id: string }): void
  /** `formerName`: what it was called until now; `null` for a new one. */
  saveStudy(data: { study: Study; formerName: string | null }): void
  deleteStudy(data: { name: string }): void
  /** Throws with a sentence for the person when something in it cannot be. */
  saveSettings(data: { settings: Settings }): void
  /** Hold at once, also in tabs that are being recorded. Throws when a policy has locked them, or something is wrong. */
  saveRules(data: { rules: MaskRules }): void
  /** `toOld` gives sessions that are there already a new date too, which can remove some at once. */
  changeRetention(data: { days: number; toOld: boolean }): void
  /** What is to go from a session that is over; shown as done, and can be undone. Throws with a sentence for the person. */
  addEdit(data: { sessionId: string; wish: EditWish }): { editId: string }
  /** Throws with a sentence for the person when it is permanent by now. */
  undoEdit(data: { editId: string }): void
  /** Does all edits of a session for good. Answers when that is done; it goes on by itself if the worker dies. */
  makePermanent(data: { sessionId: string }): void
  /** Draws over the page of a tab what is masked in it; where it runs already it stays as it is. */
  startPreview(data: { tabId: number }): PreviewOutcome
  stopPreview(data: { tabId: number }): void
  /** A picture for the list. Throws when it is no small WebP picture. */
  saveThumbnail(data: { thumbnail: DrawnThumbnail }): ThumbnailOutcome
  /**
   * A note at a moment of the session, or at the nearest one; an empty text marks it. Here and below what cannot be is
   * thrown with a sentence for the person.
   */
  markMoment(data: { sessionId: string; at: number } & Pick<NoteWords, 'text'> & Partial<NoteWords>): { noteId: string }
  /** What is left out stays as it is. */
  editNote(data: { noteId: string; changes: Partial<NoteWords> }): void
  deleteNote(data: { noteId: string }): void
  /** Takes a delete back, unless edits were made permanent after it. */
  restoreNote(data: { note: Note; deletedAt: number }): void
  /**
   * Seals a session and sends it; the rows of `shares` say how far it is. Here and below what cannot be is thrown with a
   * sentence for the person. `shareId`: base64url of 16 random bytes.
   */
  createShare(data: { shareId: string; wish: ShareWish }): void
  pauseShare(data: { shareId: string }): void
  /** Also tries again what failed; with another upload secret where one is given. */
  continueShare(data: { shareId: string; uploadSecret: string }): void
  /** Also ends one that is on its way. */
  revokeShare(data: { shareId: string }): void
  extendShare(data: { shareId: string; expiresAt: number }): void
  /** Asks the servers how often links were opened, and which are gone. */
  refreshShares(): void
  /** Takes one that is gone out of the list. */
  forgetShare(data: { shareId: string }): void
}

export const desk = defineExtensionMessaging<DeskProtocol>()
