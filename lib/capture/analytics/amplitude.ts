import { MAX_QUEUED_CALLS } from '../limits'
import { readItems, readOwn } from '../read-own'
import { readPerson, type Tool, type ToolCall, type ToolSaid } from './tool'

/** Amplitude's browser SDK 2 (amplitude.com/docs/sdks/analytics/browser/browser-sdk-2). */
export const AMPLITUDE: Tool = {
  global: 'amplitude',
  methods: {
    track: readTrack,
    logEvent: readTrack,
    setUserId: ([person]) => [{ kind: 'identify', person: readPerson(person), given: [] }],
    identify: ([identity]) => [{ kind: 'identify', person: '', given: readIdentity(identity) }],
  },
  readQueue: (stub) =>
    readItems(readOwn(stub, '_q'), MAX_QUEUED_CALLS).flatMap((call): ToolCall[] => {
      const name = readOwn(call, 'name')
      return typeof name === 'string' ? [[name, readItems(readOwn(call, 'args'), MAX_QUEUED_CALLS)]] : []
    }),
}

/** By its name, or as an object of its own. */
function readTrack([event, properties]: readonly unknown[]): ToolSaid[] {
  if (typeof event !== 'object') return [{ kind: 'custom', name: event, given: [properties] }]
  return [{ kind: 'custom', name: readOwn(event, 'event_type'), given: [readOwn(event, 'event_properties')] }]
}

/** What an `Identify` sets: of the library's by operation, of the stub's the calls that were made of it. */
function readIdentity(identity: unknown): unknown[] {
  const properties = readOwn(identity, '_properties')
  if (properties) return [readOwn(properties, '$setOnce'), readOwn(properties, '$set')]
  return readItems(readOwn(identity, '_q'), MAX_QUEUED_CALLS).flatMap((call) => {
    const name = readOwn(call, 'name')
    const [property, value] = readItems(readOwn(call, 'args'), 2)
    const isSet = (name === 'set' || name === 'setOnce') && typeof property === 'string'
    return isSet ? [{ [property]: value }] : []
  })
}
