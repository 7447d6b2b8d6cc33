import type { eventWithTime } from '@rrweb/types'

import type { Page, Session, Window } from '@/lib/model/session'

import { checkForeignEvents } from './check-foreign-events'
import { checkSession } from './check-session'
import type { ForeignSession } from './foreign'
import { groupEvents } from './group-events'
import type { IncomingChunk, IncomingSession } from './incoming'
import { MAX_JSON_BYTES } from './limits'
import { readUrl } from './read-row'
import { countLeftOut, Refusal, type LeftOut } from './refusal'
import { splitPages } from './split-pages'
import { tellEvents } from './tell-events'
import { hashOf } from './unpack-bytes'

/** A recording of another tool as a session of ours. Refuses one of which no picture could be shown. */
export async function buildIncoming(
  foreign: ForeignSession,
  fileName: string,
  now: number,
  leftOut: LeftOut,
): Promise<IncomingSession> {
  const room = { bytes: MAX_JSON_BYTES }
  const windows: { window: Window; pages: Page[] }[] = []
  const eventsOf = new Map<string, eventWithTime[]>()
  const hashes: string[] = []
  for (const [id, given] of foreign.windows) {
    const checked = await checkForeignEvents(given, now, room, leftOut)
    const events = fromPicture(checked, leftOut)
    if (events.length === 0) continue
    hashes.push(await hashEvents(events))
    const window = describeWindow(`window ${windows.length} ${id}`, events)
    const pages = splitPages(tellEvents(events)).map((part, index) => {
      const page = describePage(`${window.id} page ${index}`, window.id, part)
      eventsOf.set(page.id, part)
      return page
    })
    windows.push({ window, pages })
  }
  if (windows.length === 0) throw new Refusal('no picture')
  const all = windows.map(({ window }) => window)
  return {
    originId: await hashOf(new TextEncoder().encode(hashes.join(' '))),
    session: describeSession(foreign, all),
    fallbackTitle: fileName.replace(/(?:\.(?:jsonl?|gz|zip))+$/i, ''),
    windows: all,
    pages: windows.flatMap(({ pages }) => pages),
    notes: [],
    rules: [],
    people: foreign.person.id === '' ? [] : [{ ...foreign.person, mergedInto: null }],
    study: null,
    events: [],
    hasAllEvents: false,
    isWhole: () => true,
    readChunks: () => listChunks(eventsOf),
    readAssets: () => nothing(),
  }
}

const SNAPSHOT = 2
const INCREMENT = 3

/** What changes a picture that is not there changes nothing. Empty where there is none at all. */
function fromPicture(events: eventWithTime[], leftOut: LeftOut): eventWithTime[] {
  const first = events.findIndex(({ type }) => (type as number) === SNAPSHOT)
  if (first < 0) {
    if (events.length > 0) countLeftOut(leftOut, 'windows without a picture')
    return []
  }
  const before = events.slice(0, first).filter(({ type }) => (type as number) !== INCREMENT)
  countLeftOut(leftOut, 'events before the first picture', first - before.length)
  return [...before, ...events.slice(first)]
}

/** By what it is made of, in parts that fit into memory. */
async function hashEvents(events: readonly eventWithTime[]): Promise<string> {
  const hashes: string[] = []
  for (const group of groupEvents(events)) hashes.push(await hashOf(new TextEncoder().encode(JSON.stringify(group))))
  return hashes.join(' ')
}

function describeWindow(id: string, events: readonly eventWithTime[]): Window {
  const [openedAt, closedAt] = [events[0]!.timestamp, events.at(-1)!.timestamp]
  return { id, sessionId: '', tabId: -1, isOpen: 0, openedAt, closedAt, sites: [] }
}

function describePage(id: string, windowId: string, events: readonly eventWithTime[]): Page {
  const meta = events.find(({ type }) => (type as number) === 4)
  return {
    id,
    sessionId: '',
    windowId,
    documentId: '',
    frameId: 0,
    isTop: 1,
    url: readUrl((meta?.data as { href?: unknown } | undefined)?.href),
    title: '',
    startedAt: events[0]!.timestamp,
    endedAt: events.at(-1)!.timestamp,
    lastSeq: -1,
    leftAt: null,
    shiftMs: 0,
    parentPageId: null,
    frameNodeId: 0,
    hasSnapshot: false,
    bytes: 0,
  }
}

function describeSession({ id, person }: ForeignSession, windows: readonly Window[]): Session {
  const startedAt = windows.reduce((first, { openedAt }) => Math.min(first, openedAt), Infinity)
  const endedAt = windows.reduce((last, { closedAt }) => Math.max(last, closedAt ?? 0), 0)
  return checkSession({ id, startedAt, endedAt, person: person.id, identifiedAs: person.id })
}

async function* listChunks(eventsOf: Map<string, eventWithTime[]>): AsyncGenerator<IncomingChunk> {
  for (const [pageId, events] of eventsOf) {
    for (const [seq, group] of groupEvents(events).entries()) yield { pageId, seq, lastSeq: seq, events: group }
    eventsOf.delete(pageId)
  }
}

async function* nothing(): AsyncGenerator<never> {}
