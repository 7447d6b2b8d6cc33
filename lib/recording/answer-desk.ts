import { desk, type DeskProtocol } from '@/lib/messages/desk'
import type { ShareRunner } from '@/lib/sharing/run-shares'
import { createShareDesk } from '@/lib/sharing/share-desk'
import type { Database } from '@/lib/store/database'

import { checkOwnPage } from './check-sender'
import { createEditDesk } from './edit-desk'
import { createLibraryDesk } from './library-desk'
import { createMaskingDesk } from './masking-desk'
import type { NoteDesk } from './note-desk'
import { createOrganiseDesk } from './organise-desk'
import { dropPendingStart, keepPendingStart } from './pending-start'
import type { PreviewDesk } from './preview-desk'
import type { RecorderDesk } from './recorder-desk'
import { saveMemory } from './save-memory'
import { createSettingsDesk } from './settings-desk'
import { createThumbnailDesk } from './thumbnail-desk'
import { takeWaitingUpdate } from './wait-with-update'

type Answers = {
  [Name in keyof DeskProtocol]: (data: Parameters<DeskProtocol[Name]>[0]) => Promise<ReturnType<DeskProtocol[Name]>>
}

/** Answers what the extension's own pages ask; what anybody else asks is refused. */
export function answerDesk(
  database: Database,
  now: () => number,
  recorder: RecorderDesk,
  preview: PreviewDesk,
  notes: NoteDesk,
  recovered: Promise<void>,
  runDueJobs: () => Promise<void>,
  runner: ShareRunner,
): void {
  const library = createLibraryDesk(database, now)
  const organise = createOrganiseDesk(database)
  const edits = createEditDesk(database, now)
  const settings = createSettingsDesk(database, now)
  const masking = createMaskingDesk(database, now)
  const thumbnails = createThumbnailDesk(database, now)
  const shares = createShareDesk(database, now, runner)

  const answers: Answers = {
    startRecording: ({ tabId }) => recorder.start(tabId),
    startWhenAllowed: ({ tabId }) => keepPendingStart(tabId, now()),
    forgetStart: () => dropPendingStart(),
    saveMemory: async ({ tabId }) => ({ sessionId: (await saveMemory(database, tabId, now())) ?? null }),
    pauseRecording: ({ sessionId }) => recorder.pause(sessionId),
    resumeRecording: ({ sessionId }) => recorder.resume(sessionId),
    async stopRecording({ sessionId }) {
      await recorder.stop(sessionId)
      await runDueJobs()
    },
    saveSession: ({ sessionId, details }) => library.save(sessionId, details),
    async deleteSessions({ sessionIds }) {
      for (const id of await library.listOpen(sessionIds)) await recorder.stop(id)
      await library.remove(sessionIds)
      await takeWaitingUpdate(database)
    },
    restoreSessions: ({ sessionIds }) => library.restore(sessionIds),
    keepSessions: ({ sessionIds, isKept }) => library.keep(sessionIds, isKept),
    starSessions: ({ sessionIds, isStarred }) => organise.star(sessionIds, isStarred),
    viewSessions: ({ sessionIds, viewedAt }) => organise.view(sessionIds, viewedAt),
    tagSessions: ({ sessionIds, added, removed }) => organise.tag(sessionIds, added, removed),
    studySessions: ({ sessionIds, study }) => organise.study(sessionIds, study),
    nameSessions: ({ sessionIds, person }) => organise.person(sessionIds, person),
    savePerson: ({ person }) => organise.savePerson(person),
    mergePerson: ({ id, into }) => organise.mergePerson(id, into),
    splitPerson: ({ id }) => organise.splitPerson(id),
    saveFilter: ({ filter }) => organise.saveFilter(filter),
    deleteFilter: ({ id }) => organise.deleteFilter(id),
    saveInsights: ({ insights }) => organise.saveInsights(insights),
    deleteInsight: ({ id }) => organise.deleteInsight(id),
    saveCohort: ({ cohort }) => organise.saveCohort(cohort),
    deleteCohort: ({ id }) => organise.deleteCohort(id),
    saveStudy: ({ study, formerName }) => organise.saveStudy(study, formerName),
    deleteStudy: ({ name }) => organise.deleteStudy(name),
    saveSettings: (data) => settings.save(data.settings),
    saveRules: ({ rules }) => masking.save(rules),
    changeRetention: ({ days, toOld }) => settings.changeRetention(days, toOld),
    addEdit: async ({ sessionId, wish }) => ({ editId: await edits.add(sessionId, wish) }),
    undoEdit: ({ editId }) => edits.undo(editId),
    async makePermanent({ sessionId }) {
      await edits.makePermanent(sessionId)
      await runDueJobs()
    },
    startPreview: ({ tabId }) => preview.start(tabId),
    stopPreview: ({ tabId }) => preview.stop(tabId),
    saveThumbnail: ({ thumbnail }) => thumbnails.save(thumbnail),
    markMoment: async ({ sessionId, at, ...words }) => ({ noteId: await notes.mark(sessionId, at, words) }),
    editNote: ({ noteId, changes }) => notes.edit(noteId, changes),
    deleteNote: ({ noteId }) => notes.remove(noteId),
    restoreNote: ({ note, deletedAt }) => notes.restore(note, deletedAt),
    createShare: ({ shareId, wish }) => shares.create(shareId, wish),
    pauseShare: ({ shareId }) => shares.pause(shareId),
    continueShare: ({ shareId, uploadSecret }) => shares.goOn(shareId, uploadSecret),
    revokeShare: ({ shareId }) => shares.revoke(shareId),
    extendShare: ({ shareId, expiresAt }) => shares.extend(shareId, expiresAt),
    refreshShares: () => shares.refresh(),
    forgetShare: ({ shareId }) => shares.forget(shareId),
  }
  for (const name of Object.keys(answers) as (keyof Answers)[]) {
    desk.onMessage(name, async ({ data, sender }) => {
      checkOwnPage(sender)
      await recovered
      return (answers[name] as (data: unknown) => Promise<never>)(data)
    })
  }
}
