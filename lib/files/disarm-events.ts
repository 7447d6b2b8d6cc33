import type { eventWithTime } from '@rrweb/types'

import { asList, isFields } from './read-row'

/**
 * Recordings are hostile input (promise 8). The replay runs no script and its page's policy lets it ask nobody; this
 * takes out of what comes from files whatever would act if ever one of these failed: handlers, scripts by other
 * spellings, addresses that run, documents in attributes, frames and objects that load, refreshes. Changes
 * nothing else, and answers the same object where there is nothing to change.
 */
export function disarmEvent(event: eventWithTime): eventWithTime {
  const data: unknown = event.data
  if (!isFields(data)) return event
  const type: number = event.type
  if (type === 2) {
    const node = disarmNode(data['node'])
    return node === data['node'] ? event : withData(event, { ...data, node })
  }
  if (type !== 3 || data['source'] !== 0) return event
  const adds = changeList(asList(data['adds']), (add) => changeField(add, 'node', disarmNode))
  const attributes = changeList(asList(data['attributes']), (change) =>
    changeField(change, 'attributes', (given) => disarmAttributes(given, '')),
  )
  if (adds === data['adds'] && attributes === data['attributes']) return event
  return withData(event, { ...data, adds, attributes })
}

function withData(event: eventWithTime, data: object): eventWithTime {
  return { ...event, data } as unknown as eventWithTime
}

function changeList(list: unknown[], change: (item: unknown) => unknown): unknown[] {
  let changed: unknown[] | undefined
  for (const [index, item] of list.entries()) {
    const done = change(item)
    if (done === item) continue
    changed ??= [...list]
    changed[index] = done
  }
  return changed ?? list
}

function changeField(given: unknown, name: string, change: (value: unknown) => unknown): unknown {
  if (!isFields(given)) return given
  const done = change(given[name])
  return done === given[name] ? given : { ...given, [name]: done }
}

/** rrweb makes a `noscript` of what is called exactly so, and of nothing else. */
const SCRIPT = 'script'
const HARMLESS_TAG = 'noscript'
const LOADING_TAGS: ReadonlySet<string> = new Set(['portal', 'fencedframe', 'applet'])

function disarmNode(given: unknown): unknown {
  if (!isFields(given)) return given
  const { tagName, attributes, childNodes } = given
  const tag = typeof tagName === 'string' ? tagName.toLowerCase().replace(/^.*:/, '') : ''
  if (LOADING_TAGS.has(tag) || (tag === SCRIPT && tagName !== SCRIPT)) {
    return { ...given, tagName: HARMLESS_TAG, attributes: {}, childNodes: [] }
  }
  const kept = disarmAttributes(attributes, tag)
  const children = Array.isArray(childNodes) ? changeList(childNodes as unknown[], disarmNode) : childNodes
  return kept === attributes && children === childNodes ? given : { ...given, attributes: kept, childNodes: children }
}

/** Whatever begins like these, whitespace and control characters in it or not, is run or read as a document. */
const ACTING_URL = /^(?:javascript|vbscript|data:(?:text\/html|application|image\/svg\+xml[^,]*script))/i
// oxlint-disable-next-line no-control-regex -- browsers leave these out of a scheme
const SKIPPED = /[\u0000-\u0020]+/g
const URL_NAMES: ReadonlySet<string> = new Set(['href', 'xlink:href', 'src', 'action', 'to', 'from', 'values'])
const GONE_NAMES: ReadonlySet<string> = new Set(['srcdoc', 'formaction', 'ping'])
/** Of these an address is loaded as a document. */
const LOADING: Readonly<Record<string, string>> = { iframe: 'src', frame: 'src', object: 'data', embed: 'src' }

function disarmAttributes(given: unknown, tag: string): unknown {
  if (!isFields(given)) return given
  const kept = Object.entries(given).filter(([name, value]) => !isActing(name.toLowerCase(), value, tag))
  return kept.length === Object.keys(given).length ? given : Object.fromEntries(kept)
}

function isActing(name: string, value: unknown, tag: string): boolean {
  if (name.startsWith('on') || GONE_NAMES.has(name) || LOADING[tag] === name) return true
  if (typeof value !== 'string') return false
  if (name === 'http-equiv') return value.trim().toLowerCase() === 'refresh'
  return URL_NAMES.has(name) && ACTING_URL.test(value.replaceAll(SKIPPED, ''))
}
