import { checkWish } from '@/lib/edits/check-wish'
import { MAX_PENDING_EDITS } from '@/lib/edits/limits'
import { expectJob, scheduleJobs } from '@/lib/jobs/run-jobs'
import type { Edit, EditWish, EventTarget } from '@/lib/model/edit'
import type { Session } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'

/** Ranges hold together: what one keeps the other may take. */
function leavesSomething(pending: readonly Edit[], wish: EditWish): boolean {
  if (wish.kind !== 'trim') return true
  return pending.every((edit) => edit.kind !== 'trim' || (edit.from <= wish.to && edit.to >= wish.from))
}

/**
 * What people take out of sessions that are there. An edit is a row: while it is one it can be undone, and the player
 * shows the session as if it were done. Whatever cannot be is refused with a sentence for the person.
 */
export function createEditDesk(database: Database, now: () => number) {
  const { sessions, pages, events, edits, jobs, outlines, thumbnails } = database

  async function readStopped(sessionId: unknown): Promise<Session> {
    const session = typeof sessionId === 'string' ? await sessions.get(sessionId) : undefined
    if (!session || session.deletedAt !== null) throw new Error('This session is not there any more.')
    if (session.status !== 'stopped') throw new Error('This session is still being recorded. Stop it first.')
    return session
  }

  async function add(sessionId: string, raw: EditWish): Promise<string> {
    const id = crypto.randomUUID()
    await database.transaction('rw', [sessions, pages, events, edits], async () => {
      const checked = checkWish(raw, await readStopped(sessionId))
      if (!checked.ok) throw new Error(checked.reason)
      const row = { id, sessionId, createdAt: now(), isPermanent: 0 as const }
      const pending = await edits.where({ sessionId }).toArray()
      if (!leavesSomething(pending, checked.wish))
        throw new Error('Nothing would be left: an earlier trim keeps another range.')
      if (pending.length >= MAX_PENDING_EDITS) throw new Error('There are too many edits. Make them permanent first.')
      await edits.add(await completeEdit(row, checked.wish))
    })
    return id
  }

  /** With what has to be known when the row it is about is gone. */
  async function completeEdit(
    row: Pick<Edit, 'id' | 'sessionId' | 'createdAt' | 'isPermanent'>,
    wish: EditWish,
  ): Promise<Edit> {
    if (wish.kind === 'element') {
      const page = await pages.get(wish.pageId)
      if (page?.sessionId !== row.sessionId) throw new Error('This element is not part of the recording.')
    }
    return wish.kind === 'event'
      ? { ...row, ...wish, target: await readTarget(row.sessionId, wish.eventId) }
      : { ...row, ...wish }
  }

  async function readTarget(sessionId: string, eventId: number): Promise<EventTarget> {
    const event = await events.get(eventId)
    if (event?.sessionId !== sessionId) throw new Error('This event is not there any more.')
    if (event.kind === 'gap') throw new Error('A gap shows that something is missing. It cannot be removed.')
    const { pageId, kind, nodeId, at, url, label } = event
    return { pageId, kind, nodeId, at, url, label }
  }

  async function undo(editId: string): Promise<void> {
    await database.transaction('rw', edits, async () => {
      const edit = typeof editId === 'string' ? await edits.get(editId) : undefined
      if (edit?.isPermanent === 1) throw new Error('This edit is permanent. It cannot be undone.')
      if (edit) await edits.delete(edit.id)
    })
  }

  /** From here on nothing of them can be undone; a job does the work. Without any edit nothing happens. */
  async function makePermanent(sessionId: string): Promise<void> {
    await expectJob(now())
    await database.transaction('rw', [sessions, edits, jobs, outlines, thumbnails], async () => {
      const session = await readStopped(sessionId)
      const rows = await edits.where({ sessionId }).toArray()
      const isAtWork = await jobs
        .where({ sessionId })
        .filter(({ kind }) => kind === 'edit session')
        .count()
      // Asked again while it is being done.
      if (rows.every((edit) => edit.isPermanent === 1) && (rows.length === 0 || isAtWork > 0)) return
      await edits.where({ sessionId }).modify({ isPermanent: 1 })
      await sessions.update(session.id, { editedAt: now() })
      // Others are made when nothing of it is left in the events.
      await Promise.all([outlines.delete(session.id), thumbnails.delete(session.id)])
      // Each in a job of its own: one that ends must not take the next one with it.
      await jobs.add({ id: `edit:${crypto.randomUUID()}`, kind: 'edit session', sessionId, dueAt: now() })
    })
    await scheduleJobs(database)
  }

  return { add, undo, makePermanent }
}
