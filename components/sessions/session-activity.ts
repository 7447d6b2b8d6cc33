import { signal, type ReadonlySignal } from '@preact/signals'

import type { Session } from '@/lib/model/session'

export interface SessionActivity {
  /** By session: how much was done in each of its parts, 0 to 1. */
  parts: ReadonlySignal<ReadonlyMap<string, readonly number[]>>
  /** Reads what is in view and not known yet, or has changed since. */
  show(sessions: readonly Session[]): void
}

/** The activity bars of a list, read for the rows in view alone. */
export function createSessionActivity(read: (ids: string[]) => Promise<number[][]>): SessionActivity {
  const parts = signal<ReadonlyMap<string, readonly number[]>>(new Map())
  /** How many events each was read with. */
  const known = new Map<string, number>()

  async function readParts(ids: string[]): Promise<void> {
    try {
      const found = await read(ids)
      parts.value = new Map([...parts.peek(), ...ids.map((id, at) => [id, found[at] ?? []] as const)])
    } catch (error) {
      // Without its bar a row says all the same what it says.
      console.error('activity could not be read', error)
      for (const id of ids) known.delete(id)
    }
  }
  return {
    parts,
    show(sessions) {
      const wanted = sessions.filter(({ id, eventCount }) => known.get(id) !== eventCount)
      for (const { id, eventCount } of wanted) known.set(id, eventCount)
      if (wanted.length > 0) void readParts(wanted.map(({ id }) => id))
    },
  }
}
