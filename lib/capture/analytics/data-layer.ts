import { MAX_QUEUED_CALLS } from '../limits'
import { isObject, readItems, readOwn } from '../read-own'
import { readNamed, type Tool, type ToolSaid } from './tool'

/**
 * Google's tag manager and its `gtag`: both push into one list, objects with an `event` the one, the arguments of its
 * calls the other (developers.google.com/tag-platform/gtagjs/reference).
 */
export const DATA_LAYER: Tool = {
  global: 'dataLayer',
  methods: { push: (entries) => entries.flatMap(readEntry) },
  // What is put over the list passes an entry on; another one is the page's.
  isInner: ([outer], [inner]) => outer === inner,
  readQueue: (list) => readItems(list, MAX_QUEUED_CALLS).map((entry) => ['push', [entry]]),
}

function readEntry(entry: unknown): ToolSaid[] {
  if (!isObject(entry)) return []
  if (typeof readOwn(entry, 'length') === 'number') return readCommand(readItems(entry, MAX_QUEUED_CALLS))
  const name = readOwn(entry, 'event')
  return name === undefined ? [] : [{ kind: 'custom', name, given: [entry] }]
}

function readCommand([command, what, values]: unknown[]): ToolSaid[] {
  switch (command) {
    case 'event':
      return [{ kind: 'custom', name: what, given: [values] }]
    case 'config':
      return readNamed(values, 'user_id')
    case 'set':
      if (what === 'user_properties') return [{ kind: 'identify', person: '', given: [values] }]
      if (what === 'user_id') return readNamed({ user_id: values }, 'user_id')
      return readNamed(what, 'user_id')
    default:
      return []
  }
}
