import { isSecretName } from '@/lib/masking/mask-plain'
import { readTag } from '@/lib/masking/element-natives'
import { MASKED_VALUE } from '@/lib/masking/mask-text'

import { cutText } from './cut-text'
import { MAX_FIELDS_LISTED_TWICE, MAX_SAID_CHARACTERS, MAX_VALUE_DEPTH, MAX_VALUE_ENTRIES } from './limits'
import { readOwn } from './read-own'

/** Objects whose fields took long to list: the language lists all or none. */
const large = new WeakSet<object>()

/** Of what holds much, how much, by the getters of the language. */
const readLength = saveGetter(Object.getPrototypeOf(Uint8Array.prototype) as object, 'length') as (
  value: object,
) => number
const readBytes = saveGetter(ArrayBuffer.prototype, 'byteLength') as (value: object) => number
const readViewBytes = saveGetter(DataView.prototype, 'byteLength') as (value: object) => number
const readMapSize = saveGetter(Map.prototype, 'size') as (value: object) => number
const readSetSize = saveGetter(Set.prototype, 'size') as (value: object) => number
const readExceptionName = saveGetter(DOMException.prototype, 'name') as (value: object) => string
const readExceptionMessage = saveGetter(DOMException.prototype, 'message') as (value: object) => string

/**
 * A value as a line of a log. It belongs to the page: no getter of it is called, nothing of it is kept, and whatever it
 * does when it is looked at (a proxy may do anything) ends here.
 */
export function describeValue(value: unknown, depth = 0): string {
  try {
    return cut(describe(value, depth))
  } catch {
    // A proxy that throws.
    return '(not readable)'
  }
}

/** The arguments of one call as one line; the first may hold places for those after it, as consoles fill them. */
export function describeArguments(values: readonly unknown[]): string {
  const [given, ...rest] = values.slice(0, MAX_VALUE_ENTRIES)
  const first = typeof given === 'string' ? cut(given) : given
  if (typeof first !== 'string' || !first.includes('%'))
    return cut((values.length > 0 ? [first, ...rest] : []).map((value) => describeValue(value)).join(' '))
  const filled = first.replace(/%([sdifoOc%])/g, (whole, sign: string) => {
    if (sign === '%') return '%'
    if (rest.length === 0) return whole
    const value = describeValue(rest.shift())
    // Styles say nothing.
    return sign === 'c' ? '' : value
  })
  return cut([filled, ...rest.map((value) => describeValue(value))].join(' '))
}

function describe(value: unknown, depth: number): string {
  if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(cut(value))
  if (typeof value === 'function') return 'function'
  if (typeof value !== 'object' || value === null) return String(value)
  if (value instanceof Error) return describeError(value)
  // What an element shows is masked by what it stands in; here only its kind is told.
  if (value instanceof Element) return `<${readTag(value)}>`
  if (Array.isArray(value)) return depth < MAX_VALUE_DEPTH ? describeList(value, depth) : '[…]'
  const size = readSize(value)
  if (size !== undefined) return `${readClass(value)}(${size})`
  if (value instanceof Date) return Number.isNaN(Date.prototype.getTime.call(value)) ? 'Invalid Date' : toIso(value)
  return depth < MAX_VALUE_DEPTH ? describeRecord(value, depth) : '{…}'
}

/** Of what may hold millions, only how many. */
function readSize(value: object): number | undefined {
  if (value instanceof DataView) return readViewBytes(value)
  if (ArrayBuffer.isView(value)) return readLength(value)
  if (value instanceof ArrayBuffer) return readBytes(value)
  if (value instanceof Map) return readMapSize(value)
  return value instanceof Set ? readSetSize(value) : undefined
}

function describeError(error: Error): string {
  // Its name and message are getters of the browser's.
  if (error instanceof DOMException) return `${readExceptionName(error)}: ${cut(readExceptionMessage(error))}`
  return `${readText(error, 'name') ?? readClass(error)}: ${cut(readText(error, 'message') ?? '')}`
}

function describeList(list: readonly unknown[], depth: number): string {
  const count = Math.min(list.length, MAX_VALUE_ENTRIES)
  const items = Array.from({ length: count }, (_, index) => describeProperty(list, String(index), depth))
  return `[${items.join(', ')}${list.length > count ? ', …' : ''}]`
}

function describeRecord(value: object, depth: number): string {
  if (large.has(value)) return '{…}'
  const names = Object.keys(value)
  if (names.length > MAX_FIELDS_LISTED_TWICE) large.add(value)
  const fields = names.slice(0, MAX_VALUE_ENTRIES).map((name) => {
    return `${cut(name)}: ${isSecretName(name) ? MASKED_VALUE : describeProperty(value, name, depth)}`
  })
  return `{${fields.join(', ')}${names.length > fields.length ? ', …' : ''}}`
}

function describeProperty(owner: object, name: string, depth: number): string {
  const property = Object.getOwnPropertyDescriptor(owner, name)
  if (!property) return ''
  return 'value' in property ? describeValue(property.value, depth + 1) : '(getter)'
}

/** The name of its class, or the one that its class gives it. */
function readClass(value: object): string {
  let owner: unknown = Object.getPrototypeOf(value)
  while (typeof owner === 'object' && owner !== null) {
    const name = readText(owner, 'name') ?? readText(readOwn(owner, 'constructor'), 'name')
    if (name) return name
    owner = Object.getPrototypeOf(owner)
  }
  return 'Object'
}

function readText(owner: unknown, name: string): string | undefined {
  const text = readOwn(owner, name)
  return typeof text === 'string' ? text : undefined
}

function saveGetter(owner: object, name: string): (value: object) => unknown {
  const getter = Object.getOwnPropertyDescriptor(owner, name)?.get
  return (value) => (getter ? Reflect.apply(getter, value, []) : undefined)
}

function toIso(date: Date): string {
  return Date.prototype.toISOString.call(date)
}

function cut(text: string): string {
  return cutText(text, MAX_SAID_CHARACTERS)
}
