import { MAX_QUEUED_CALLS } from '../limits'
import { readItems, readOwn } from '../read-own'

/** What one call says: an event by its name, or who somebody is; values as the page gave them. */
export type ToolSaid =
  | { kind: 'custom'; name: unknown; given: readonly unknown[] }
  | { kind: 'identify'; person: unknown; given: readonly unknown[] }

/** A call by the name of its method; of a method of a part, `people.set`. */
export type ToolCall = readonly [method: string, args: readonly unknown[]]

/** How pages call one analytics tool. Pure but for reading what the page gave, by its own values alone. */
export interface Tool {
  /** Under which it stands on `window`. */
  global: string
  /** What a call of each method says. */
  methods: Readonly<Record<string, (args: readonly unknown[]) => ToolSaid[]>>
  /** Whether a call that comes while another goes on is the tool's own; of a tool that does not say, each is. */
  isInner?(outer: readonly unknown[], inner: readonly unknown[]): boolean
  /** Calls that its stub keeps until the library has loaded. */
  readQueue(tool: object): ToolCall[]
}

/** A stub that is a list of calls: `['track', 'Bought', { ... }]`. */
export function readArrayQueue(stub: unknown, prefix = ''): ToolCall[] {
  if (!Array.isArray(stub)) return []
  return readItems(stub, MAX_QUEUED_CALLS).flatMap((call): ToolCall[] => {
    const [method, ...args] = readItems(call, MAX_QUEUED_CALLS)
    return typeof method === 'string' ? [[prefix + method, args]] : []
  })
}

export function readPerson(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Values that name the person among others, as `user_id`. */
export function readNamed(given: unknown, name: string): ToolSaid[] {
  const person = readPerson(readOwn(given, name))
  return person === '' ? [] : [{ kind: 'identify', person, given: [] }]
}
