import { MAX_PROPERTIES, type Properties } from '@/lib/model/payload'

import { cutText } from './cut-text'
import { MAX_NAME_CHARACTERS, MAX_PROPERTIES_VISITED, MAX_PROPERTY_CHARACTERS, MAX_PROPERTY_DEPTH } from './limits'
import { readOwn } from './read-own'

/**
 * Values that a page gave beside an event, nested ones by dotted names (`items.0.price`). They belong to the page: no
 * getter of them is called. What is no text, number, date or yes or no is left out.
 */
export function flattenProperties(given: unknown, isKept: (name: string) => boolean = () => true): Properties {
  const flat = new Map<string, string | number | boolean>()
  let visited = 0

  function add(name: string, value: unknown, depth: number): void {
    visited += 1
    if (visited > MAX_PROPERTIES_VISITED || flat.size >= MAX_PROPERTIES) return
    const plain = readPlain(value)
    if (plain !== undefined) flat.set(cutText(name, MAX_NAME_CHARACTERS), plain)
    else if (typeof value === 'object' && value !== null && depth < MAX_PROPERTY_DEPTH)
      open(value, `${name}.`, depth + 1)
  }
  function open(owner: object, prefix: string, depth: number): void {
    for (const name of Object.keys(owner)) {
      if (visited > MAX_PROPERTIES_VISITED) return
      if (isKept(name)) add(prefix + name, readOwn(owner, name), depth)
    }
  }

  try {
    if (typeof given === 'object' && given !== null) open(given, '', 0)
  } catch {
    // A proxy that throws: what was read until then is kept.
  }
  return Object.fromEntries(flat)
}

function readPlain(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string') return cutText(value, MAX_PROPERTY_CHARACTERS)
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value
  if (typeof value === 'bigint') return String(value)
  if (!(value instanceof Date)) return undefined
  const at = Date.prototype.getTime.call(value)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}
