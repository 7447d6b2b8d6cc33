import type { Properties } from '@/lib/model/payload'

/** A session as other tools write it: windows of rrweb events, of which nothing is checked yet. */
export interface ForeignSession {
  /** As the tool calls it; empty where it says nothing. */
  id: string
  person: { id: string; name: string; properties: Properties }
  /** By the tool's own id of the window. */
  windows: ReadonlyMap<string, unknown[]>
}

export const NOBODY: ForeignSession['person'] = { id: '', name: '', properties: {} }

/** All in one window. */
export function inOneWindow(events: unknown[], id = ''): ForeignSession {
  return { id, person: NOBODY, windows: new Map([['', events]]) }
}
