import type { Session, Window } from '@/lib/model/session'
import type { Settings, SiteAction } from '@/lib/model/settings'
import { decideSite } from '@/lib/sites/decide-site'
import type { Database } from '@/lib/store/database'
import { readSessionOfTab } from '@/lib/store/read-sessions'

import { endSession } from './change-session'
import { createSession, createWindow } from './create-session'
import { decideOver } from './decide-over'
import type { DocumentSender } from './welcome-page'

export type Placement =
  | { kind: 'recorded'; session: Session; window: Window; isNew: boolean }
  | { kind: 'excluded'; window: Window | undefined }
  | { kind: 'not recorded' }

/** Which session a document belongs to, by what its tab records and by the rules for its site. */
export async function placeDocument(
  database: Database,
  settings: Settings,
  sender: DocumentSender,
  now: number,
): Promise<Placement> {
  const action = decideSite(settings.sites, sender.url)
  const isInExcluded = sender.frameId !== 0 && decideSite(settings.sites, sender.tabUrl) === 'never'
  const found = await readSessionOfTab(database, sender.tabId)
  // A page that is kept out is so with all the frames in it.
  if (action === 'never' || isInExcluded) return { kind: 'excluded', window: found?.window }
  if (found) {
    const reason = decideOver(found.session, now)
    if (!reason) {
      return found.session.status === 'recording'
        ? { kind: 'recorded', isNew: false, ...found }
        : { kind: 'not recorded' }
    }
    await endSession(database, found.session.id, reason, now)
  }
  // A frame alone starts nothing: what is recorded by rule is the page a person went to.
  if (action === undefined || sender.frameId !== 0) return { kind: 'not recorded' }
  return startByRule(database, settings, action, sender, now)
}

/** One transaction, so that two documents that come at once begin one session. */
function startByRule(
  database: Database,
  { retentionDays }: Settings,
  mode: Exclude<SiteAction, 'never'>,
  sender: DocumentSender,
  now: number,
): Promise<Placement> {
  const { sessions, windows, jobs } = database
  return database.transaction('rw', [sessions, windows, jobs], async (): Promise<Placement> => {
    const known = await readSessionOfTab(database, sender.tabId)
    if (known) return { kind: 'recorded', isNew: false, ...known }
    await jobs.put({ id: 'sweep', kind: 'sweep sessions', dueAt: now })
    const open = mode === 'always' ? await findOpenSession(database, now) : undefined
    if (open) {
      const window = createWindow(open.id, sender.tabId, now)
      await windows.add(window)
      return { kind: 'recorded', session: open, window, isNew: true }
    }
    const created = createSession(sender.tabId, { mode, retentionDays }, now)
    await Promise.all([sessions.add(created.session), windows.add(created.window)])
    return { kind: 'recorded', isNew: true, ...created }
  })
}

/** The session that every tab of the always-on sites shares while it goes on. */
async function findOpenSession(database: Database, now: number): Promise<Session | undefined> {
  const recording = await database.sessions.where({ status: 'recording' }).toArray()
  return recording.find(
    (session) => session.mode === 'always' && session.deletedAt === null && !decideOver(session, now),
  )
}
