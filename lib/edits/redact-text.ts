import type { eventWithTime } from '@rrweb/types'

import { decideAttributeKind } from '@/lib/masking/attribute-names'
import { MASKED_VALUE } from '@/lib/masking/mask-text'

import { findSplitTexts, keyOfText, type SplitTexts } from './find-split'
import { asRecords, isRecord, listNodes, mapTrees, readData, readIncrement, readOwnPayload } from './read-event'
import { SOURCE, TYPE, typeOf, withData, type Loose } from './read-event'
import type { TextRedactor } from './text-redactor'

/** Fields of the recorder's own words that are no text of anybody. */
const OWN_WORDS = new Set(['kind', 'v', 'reason'])

/** Fields of increments that say what they are. */
const STREAM_WORDS = new Set(['rr_type', 'type', 'property', 'priority', 'v'])

/**
 * The events of one page without a text: asterisks stand wherever it stood, in texts (split over neighbours or not),
 * attributes, styles, addresses, drawings, and whatever plugins and pages said. Of a field that ever held it no value is
 * kept. No id and no time changes; twice is once.
 */
export function redactText(events: readonly eventWithTime[], redactor: TextRedactor): eventWithTime[] {
  const scope: Scope = { redactor, split: findSplitTexts(events, redactor), ...findFields(events, redactor) }
  return events.map((event) => redactEvent(event, scope))
}

interface Scope {
  redactor: TextRedactor
  split: SplitTexts
  /** Fields that held the text. */
  fieldIds: ReadonlySet<number>
  /** The texts in them: a `textarea` has its value there. */
  fieldTextIds: ReadonlySet<number>
}

/** What is typed letter by letter says the text before it is complete. */
function findFields(events: readonly eventWithTime[], { has }: TextRedactor): Pick<Scope, 'fieldIds' | 'fieldTextIds'> {
  const fieldIds = new Set<number>()
  const textsOf = new Map<number, Set<number>>()
  const look = (id: unknown, value: unknown) => {
    if (typeof value === 'string' && has(value)) fieldIds.add(Number(id))
  }
  for (const event of events) {
    for (const { node, parentId } of listNodes(event)) {
      const { id, tagName, attributes } = node
      if (FIELD.test(String(tagName))) textsOf.set(Number(id), textsOf.get(Number(id)) ?? new Set())
      if (isRecord(attributes) && FIELD.test(String(tagName))) look(id, attributes['value'])
      if (!textsOf.has(parentId)) continue
      textsOf.get(parentId)!.add(Number(id))
      look(parentId, node['textContent'])
    }
    const data = readIncrement(event, SOURCE.input)
    if (data) look(data['id'], data['text'])
    for (const change of asRecords(readIncrement(event, SOURCE.mutation)?.['attributes'])) {
      if (isRecord(change['attributes']) && textsOf.has(Number(change['id'])))
        look(change['id'], change['attributes']['value'])
    }
  }
  return { fieldIds, fieldTextIds: new Set([...fieldIds].flatMap((id) => [...(textsOf.get(id) ?? [])])) }
}

const FIELD = /^(?:input|textarea|select)$/i

function redactEvent(event: eventWithTime, scope: Scope): eventWithTime {
  const data = readData(event)
  switch (typeOf(event)) {
    case TYPE.snapshot:
      return mapTrees(event, (node) => redactNode(node, scope))
    case TYPE.increment:
      return redactIncrement(event, data, scope)
    case TYPE.custom: {
      if (!readOwnPayload(event)) return withData(event, redactSaid(data, scope))
      return withData(event, { ...data, payload: redactPlain(data['payload'], scope, OWN_WORDS) })
    }
    case TYPE.plugin:
      return withData(event, { ...data, payload: redactSaid(data['payload'], scope) })
    default:
      return withData(event, redactPlain(event.data, scope))
  }
}

function redactIncrement(event: eventWithTime, data: Loose, scope: Scope): eventWithTime {
  switch (data['source']) {
    case SOURCE.mutation:
      return redactMutation(event, scope)
    case SOURCE.input: {
      const text = typeof data['text'] === 'string' ? data['text'] : ''
      const isField = scope.fieldIds.has(data['id'] as number)
      return withData(event, { ...data, text: isField ? hideValue(text) : scope.redactor.redact(text) })
    }
    case SOURCE.font: {
      // The bytes of a font are told as a list of numbers.
      const { fontSource, ...rest } = redactPlain(data, scope) as Loose
      return withData(event, { ...rest, fontSource: data['buffer'] === true ? data['fontSource'] : fontSource })
    }
    case SOURCE.customElement:
      return withData(event, {
        ...data,
        ...(isRecord(data['define']) && {
          define: { ...data['define'], name: redactTag(String(data['define']['name']), scope) },
        }),
      })
    default:
      return withData(event, redactPlain(data, scope, STREAM_WORDS))
  }
}

function redactMutation(event: eventWithTime, scope: Scope): eventWithTime {
  const changed = mapTrees(event, (node) => redactNode(node, scope))
  const data = readData(event)
  const texts = asRecords(data['texts']).map((text) =>
    typeof text['value'] === 'string'
      ? { ...text, value: redactShown(Number(text['id']), text['value'], scope) }
      : text,
  )
  const attributes = asRecords(data['attributes']).map((change) => ({
    ...change,
    attributes: redactAttributes(change['attributes'], Number(change['id']), scope),
  }))
  return withData(changed, { ...readData(changed), texts, attributes })
}

function redactNode(node: Loose, scope: Scope): Loose {
  const id = Number(node['id'])
  const { tagName, attributes, childNodes, textContent } = node
  if (typeof textContent === 'string') return { ...node, textContent: redactShown(id, textContent, scope) }
  return {
    ...node,
    ...(typeof tagName === 'string' && { tagName: redactTag(tagName, scope) }),
    ...(attributes !== undefined && { attributes: redactAttributes(attributes, id, scope) }),
    ...(Array.isArray(childNodes) && {
      childNodes: (childNodes as unknown[]).map((child) => (isRecord(child) ? redactNode(child, scope) : child)),
    }),
  }
}

function redactShown(id: number, value: string, { redactor, split, fieldTextIds }: Scope): string {
  return fieldTextIds.has(id) ? hideValue(value) : redactor.redact(split.get(keyOfText(id, value)) ?? value)
}

const hideValue = (value: string) => (value === '' ? '' : MASKED_VALUE)

/** A name that a page has made up itself; what HTML calls things says nothing of anybody. */
function redactTag(tagName: string, { redactor }: Scope): string {
  return tagName.includes('-') && redactor.has(tagName) ? 'redacted-element' : tagName
}

/** What the recorder notes of sizes and states. */
const NOTE = /^rr_(?!src$|dataURL$)/

function redactAttributes(attributes: unknown, id: number, scope: Scope): unknown {
  if (!isRecord(attributes)) return attributes
  const { redactor, fieldIds } = scope
  // Asterisks are no name of an attribute: one that a page has named by the text goes.
  const isOwnName = (name: string) => name.startsWith('data-') || decideAttributeKind(name, '', undefined) === 'text'
  const entries = Object.entries(attributes).filter(([name]) => !isOwnName(name) || !redactor.has(name))
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (NOTE.test(name)) return [name, value]
      if (name === 'value' && fieldIds.has(id) && typeof value === 'string') return [name, hideValue(value)]
      return [name, redactPlain(value, scope)]
    }),
  )
}

/** What a page or a plugin said, in a shape that is not ours: its names and numbers may be the text too. */
function redactSaid(value: unknown, scope: Scope): unknown {
  if (typeof value === 'number') return scope.redactor.has(String(value)) ? MASKED_VALUE : value
  if (Array.isArray(value)) return value.map((item) => redactSaid(item, scope))
  if (!isRecord(value)) return redactPlain(value, scope)
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [scope.redactor.redact(name), redactSaid(item, scope)]),
  )
}

/** Every string in a value; of names only those that a page has made up, as custom properties are. */
function redactPlain(value: unknown, scope: Pick<Scope, 'redactor'>, kept: ReadonlySet<string> = new Set()): unknown {
  const { redactor } = scope
  if (typeof value === 'string') return redactor.redact(value)
  if (Array.isArray(value)) return value.map((item) => redactPlain(item, scope, kept))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const isWord = kept.has(name) && !(typeof item === 'string' && item.startsWith('--'))
      if (isWord && typeof item !== 'object') return [name, item]
      if (name === 'base64' && typeof item === 'string') return [name, redactor.redactBase64(item)]
      return [name.startsWith('--') ? redactor.redact(name) : name, redactPlain(item, scope, kept)]
    }),
  )
}
