import type { eventWithTime } from '@rrweb/types'

import { MASKED_VALUE } from '@/lib/masking/mask-text'
import { PAYLOAD_TAG } from '@/lib/model/payload'

import {
  MAX_HALF_TYPED_CHARACTERS,
  MAX_TYPED_CHARACTERS,
  MAX_TYPED_FIELDS,
  MAX_TYPED_VALUES,
  MIN_TYPED_CHARACTERS,
} from './limits'

/**
 * What was typed into masked fields of this document, to be masked where the page repeats it: in its address, its title
 * and in labels. Kept in this document's memory only, and no longer than it.
 */
export function createTypedValues() {
  const values = new Set<string>()
  const fields = new Set<Element>()

  /** What it holds now, and whatever it will hold when somebody asks. */
  function see(field: Element): void {
    fields.add(field)
    for (const oldest of fields) if (fields.size > MAX_TYPED_FIELDS) forget(oldest)
    keep(readValue(field), MAX_HALF_TYPED_CHARACTERS)
  }
  function forget(field: Element): void {
    keep(readValue(field), MAX_TYPED_CHARACTERS)
    fields.delete(field)
  }
  function keep(value: string, limit: number): void {
    if (value.length < MIN_TYPED_CHARACTERS || value.length > limit) return
    values.delete(value)
    values.add(value)
    for (const oldest of values) if (values.size > MAX_TYPED_VALUES) values.delete(oldest)
  }
  function list(): string[] {
    for (const field of fields) {
      if (field.isConnected) keep(readValue(field), MAX_TYPED_CHARACTERS)
      else forget(field)
    }
    return [...values].toSorted((a, b) => b.length - a.length)
  }
  function mask(text: string, signOf: (sign: string) => string): string {
    if (text === '' || (values.size === 0 && fields.size === 0)) return text
    let masked = text
    for (const value of list()) masked = masked.replace(buildExpression(value, signOf), MASKED_VALUE)
    return masked
  }
  const maskText = (text: string) => mask(text, signOfText)
  /** Not its host: that was not typed. */
  const maskAddress = (url: string) => {
    const [, origin = '', rest = ''] = /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)?(.*)$/is.exec(url) ?? []
    return origin + mask(rest, signOfAddress)
  }

  return {
    see,
    maskText,
    /** In what is about to be sent. */
    mask(event: eventWithTime): void {
      const data = event.data as { href: string; tag: string; payload: Record<string, unknown> | null }
      if ((event.type as number) === 4) data.href = maskAddress(data.href)
      if ((event.type as number) !== 5 || data.tag !== PAYLOAD_TAG || !data.payload) return
      const { url, title, label } = data.payload
      if (typeof url === 'string') data.payload['url'] = maskAddress(url)
      if (typeof title === 'string') data.payload['title'] = maskText(title)
      if (typeof label === 'string') data.payload['label'] = maskText(label)
    },
  }
}

export type TypedValues = ReturnType<typeof createTypedValues>

function readValue(field: Element): string {
  const text = 'value' in field ? field.value : field.textContent
  return typeof text === 'string' ? text.trim() : ''
}

/** Whole words in any case: a value is found in a sentence, not in the middle of another word. */
function buildExpression(value: string, signOf: (sign: string) => string): RegExp {
  const signs = value.replace(/\s+/g, ' ')
  return new RegExp(`(?<=^|[^\\p{L}\\p{N}]|%[0-9a-f]{2})${Array.from(signs, signOf).join('')}(?![\\p{L}\\p{N}])`, 'giu')
}

function signOfText(sign: string): string {
  return sign === ' ' ? '\\s+' : escape(sign)
}

/** Also as the bytes of its rarer kinds. */
const WHITE_SPACE = '(?:\\s|[+_-]|%20|%0[9a-d]|%c2%a0|%e1%9a%80|%e2%80%[89a][0-9a-f]|%e2%81%9f|%e3%80%80|%ef%bb%bf)+'

/** As it is, as a form or a script writes it into an address, or as the words of an address that means to be read. */
function signOfAddress(sign: string): string {
  if (sign === ' ') return WHITE_SPACE
  if (/^[a-z0-9]$/i.test(sign)) return sign
  // A lone half of a pair has no code.
  const encoded = /^[\uD800-\uDFFF]$/.test(sign) ? sign : encodeURIComponent(sign)
  const bytes = [...new TextEncoder().encode(sign)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  return `(?:${escape(sign)}|${escape(encoded)}|${bytes})`
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
