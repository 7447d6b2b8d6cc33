import { MAX_PROPERTIES, type CustomPayload, type IdentifyPayload } from '@/lib/model/payload'

import { cutText } from '../cut-text'
import { flattenProperties } from '../flatten-properties'
import { limitRate } from '../limit-rate'
import { MAX_NAME_CHARACTERS } from '../limits'
import { isObject, readOwn } from '../read-own'
import type { Watcher } from '../watcher'
import { watchTools, type ToolsWatcher } from './watch-tools'
import { readPerson, type ToolSaid } from './tool'

/** Under this name a page may tell us itself, by an event on `window`. */
const OWN_EVENT = 'afterimage'

/** What libraries send by themselves. */
const OF_LIBRARIES = /^(?:\$|\[Amplitude\]|gtm\.)/

/**
 * Events that the page sends an analytics tool anyway, and those it dispatches for us: `new CustomEvent('afterimage',
 * { detail: { name, properties } })`, or with `person` instead of `name` to say who uses it. One call is one event.
 * `isNew`: what was called before this recorder belongs to the recording too.
 */
export function watchAnalytics(
  say: (payload: CustomPayload | IdentifyPayload) => void,
  tellLeft: (count: number) => void,
  isNew: boolean,
): Watcher & Pick<ToolsWatcher, 'look'> {
  const limit = limitRate(tellLeft)
  const life = new AbortController()
  let lastPerson = ''

  function hear(said: ToolSaid): void {
    // Of the last that say the same name the value counts, as with the tools.
    const flat = said.given.map((given) => Object.entries(flattenProperties(given, isOfPage)))
    const properties = Object.fromEntries(flat.flat().slice(0, MAX_PROPERTIES))
    if (said.kind === 'identify') return hearPerson(readPerson(said.person), properties)
    const { name } = said
    if (typeof name !== 'string' || name === '' || OF_LIBRARIES.test(name) || !limit.take()) return
    // The event of a tag manager's object is its name.
    const { event, ...others } = properties
    const own = event === name ? others : properties
    say({ kind: 'custom', name: cutText(name, MAX_NAME_CHARACTERS), properties: own })
  }
  function hearPerson(person: string, properties: IdentifyPayload['properties']): void {
    if (person === '' && Object.keys(properties).length === 0) return
    if (!limit.take()) return
    lastPerson = person || lastPerson
    say({ kind: 'identify', person: lastPerson, properties })
  }
  function hearOwn(event: Event): void {
    try {
      const { detail } = event as CustomEvent<unknown>
      if (!isObject(detail)) return
      const given = [readOwn(detail, 'properties')]
      const person = readPerson(readOwn(detail, 'person') ?? readOwn(detail, 'identify'))
      hear(
        person === '' ? { kind: 'custom', name: readOwn(detail, 'name'), given } : { kind: 'identify', person, given },
      )
    } catch {
      // A proxy that throws, or an event that only looks like one.
    }
  }

  addEventListener(OWN_EVENT, hearOwn, { signal: life.signal, capture: true })
  const tools = watchTools(hear, isNew)
  return {
    look: tools.look,
    flush: limit.flush,
    stop() {
      limit.flush()
      life.abort()
      tools.stop()
    },
  }
}

function isOfPage(name: string): boolean {
  return !name.startsWith('gtm.')
}
