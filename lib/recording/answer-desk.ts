import { desk, type DeskProtocol } from '@/lib/messages/desk'
import type { Database } from '@/lib/store/database'

import { checkOwnPage } from './check-sender'
import { createLibraryDesk } from './library-desk'
import { dropPendingStart, keepPendingStart } from './pending-start'
import type { RecorderDesk } from './recorder-desk'
import { saveMemory } from './save-memory'
import { createSettingsDesk } from './settings-desk'
import { takeWaitingUpdate } from './wait-with-update'

type Answers = {
  [Name in keyof DeskProtocol]: (data: Parameters<DeskProtocol[Name]>[0]) => Promise<ReturnType<DeskProtocol[Name]>>
}

/** Answers what the extension's own pages ask; what anybody else asks is refused. */
export function answerDesk(
  database: Database,
  now: () => number,
  recorder: RecorderDesk,
  recovered: Promise<void>,
  runDueJobs: () => Promise<void>,
): void {
  const library = createLibraryDesk(database, now)
  const settings = createSettingsDesk(database, now)

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
    saveSettings: (data) => settings.save(data.settings),
    changeRetention: ({ days, toOld }) => settings.changeRetention(days, toOld),
    markMoment: async ({ sessionId, at, text }) => ({ noteId: await library.mark(sessionId, at, text) }),
  }
  for (const name of Object.keys(answers) as (keyof Answers)[]) {
    desk.onMessage(name, async ({ data, sender }) => {
      checkOwnPage(sender)
      await recovered
      return (answers[name] as (data: unknown) => Promise<never>)(data)
    })
  }
}
