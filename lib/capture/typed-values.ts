import type { eventWithTime } from '@rrweb/types'

import { createTypedMask, type TypedMask } from '@/lib/masking/mask-typed'
import { MAX_TYPED_CHARACTERS, MAX_TYPED_VALUES } from '@/lib/model/masking'
import { PAYLOAD_TAG } from '@/lib/model/payload'

import { maskRequest } from './mask-request'
import { MAX_HALF_TYPED_CHARACTERS, MAX_TYPED_FIELDS, MIN_TYPED_CHARACTERS } from './limits'

/**
 * What was typed into masked fields of this document, to be masked where the page repeats it: in its address, its title
 * and in labels, letter by letter. What was typed in the end is told to the background, for the pages that come after
 * this one; it is kept in memory only.
 */
export function createTypedValues() {
  const values = new Set<string>()
  const fields = new Set<Element>()
  const untold = new Set<string>()
  let told = new Set<string>()
  let last: { key: string; mask: TypedMask } | undefined
  let hasText = false

  /** What it holds now, and whatever it will hold when somebody asks. */
  function see(field: Element): void {
    fields.add(field)
    hasText ||= holdsText(field)
    for (const oldest of fields) if (fields.size > MAX_TYPED_FIELDS) forget(oldest)
    keep(readValue(field), MAX_HALF_TYPED_CHARACTERS)
  }
  function forget(field: Element): void {
    keep(readValue(field), MAX_TYPED_CHARACTERS)
    finish(readValue(field))
    fields.delete(field)
  }
  function keep(value: string, limit: number): void {
    if (value.length < MIN_TYPED_CHARACTERS || value.length > limit) return
    values.delete(value)
    values.add(value)
    for (const oldest of values) if (values.size > MAX_TYPED_VALUES) values.delete(oldest)
  }
  function finish(value: string): void {
    if (value.length < MIN_TYPED_CHARACTERS || value.length > MAX_TYPED_CHARACTERS || told.has(value)) return
    untold.add(value)
  }
  function list(): string[] {
    for (const field of fields) {
      if (field.isConnected) keep(readValue(field), MAX_TYPED_CHARACTERS)
      else forget(field)
    }
    return [...values]
  }
  function findMask(): TypedMask {
    const known = list()
    const key = known.join('\n')
    if (last?.key !== key) last = { key, mask: createTypedMask(known) }
    return last.mask
  }
  const isEmpty = () => values.size === 0 && fields.size === 0
  const maskText = (text: string) => (text === '' || isEmpty() ? text : findMask().text(text))
  const maskAddress = (url: string) => (isEmpty() ? url : findMask().address(url))

  return {
    see,
    maskText,
    /** Whether anything was written in this document that is masked, however short. */
    hasText: () => hasText,
    /** Something was written into what is no field. */
    noteText() {
      hasText = true
    },
    /**
     * Values not told yet, of fields that nobody is typing into, or of all when something is sent off or the page is
     * left. What was taken is told.
     */
    listUntold(isLast: boolean): string[] {
      for (const field of fields) {
        if (isLast || !field.matches(':focus')) finish(readValue(field))
      }
      return [...untold]
    },
    markTold(): void {
      told = new Set([...told, ...untold].slice(-MAX_TYPED_VALUES))
      untold.clear()
    },
    /** In what is about to be sent. */
    mask(event: eventWithTime): void {
      const data = event.data as { href: string; tag: string; payload: Record<string, unknown> | null }
      if ((event.type as number) === 4) data.href = maskAddress(data.href)
      if ((event.type as number) !== 5 || data.tag !== PAYLOAD_TAG || !data.payload) return
      for (const name of ['url', 'place'] as const) maskField(data.payload, name, maskAddress)
      for (const name of ['title', 'label', 'text', 'stack', 'name'] as const) maskField(data.payload, name, maskText)
      // Forms and addresses in them write what was typed in their own way.
      if (data.payload['kind'] === 'request')
        Object.assign(
          data.payload,
          maskRequest(data.payload as { kind: string }, (text) => maskAddress(maskText(text))),
        )
      const { list } = data.payload
      if (Array.isArray(list)) for (const one of list) maskField(one as Record<string, unknown>, 'url', maskAddress)
      // Two persons must not become one: what stands for this one is made where it is stored.
      const { kind, person, properties } = data.payload
      if (kind === 'identify' && typeof person === 'string' && maskText(person) !== person)
        data.payload['isTyped'] = true
      if (typeof properties === 'object' && properties !== null)
        for (const name of Object.keys(properties)) maskField(properties as Record<string, unknown>, name, maskText)
    },
  }
}

export type TypedValues = ReturnType<typeof createTypedValues>

function maskField(payload: Record<string, unknown>, name: string, mask: (text: string) => string): void {
  if (typeof payload[name] === 'string') payload[name] = mask(payload[name])
}

/** Types of fields that are pressed, set or chosen from: nobody writes a text into them. */
const WORDLESS: ReadonlySet<unknown> = new Set([
  'checkbox',
  'radio',
  'range',
  'color',
  'button',
  'submit',
  'reset',
  'image',
  'file',
  'select-one',
  'select-multiple',
])

function holdsText(field: Element): boolean {
  return !('type' in field && WORDLESS.has(field.type)) && readValue(field) !== ''
}

function readValue(field: Element): string {
  const text = 'value' in field ? field.value : field.textContent
  return typeof text === 'string' ? text.trim() : ''
}
