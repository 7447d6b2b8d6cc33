import type { eventWithTime, mutationData } from '@rrweb/types'

import { PAYLOAD_TAG } from '@/lib/model/payload'
import { MASK_LEVELS, type MaskLevel, type MaskRules } from '@/lib/model/rules'

import { createMasker, type MaskContext, type Masker } from './create-masker'
import { noteFound } from './found'
import { maskAttributes } from './mask-attributes'
import { maskNode, maskText } from './mask-node'
import { maskCustom } from './mask-payload'
import { maskPlain } from './mask-plain'
import { maskStyles } from './mask-styles'
import { maskInputValue } from './mask-text'
import { maskUrl } from './mask-url'
import { DRAWN_TAGS, readTargetVerdict, readVerdict } from './verdict'

type Data = Record<string, unknown>

/**
 * The last word before storage (promise 6): rrweb events with the verdicts that capture gave their nodes in, the same
 * events out without anything these rules mask, and with the kinds of what was found on what held it. What has no
 * verdict is masked. Pure, changes no id and no time, and masking twice is masking once. The level is the page's, until
 * an event says that the page went on under another.
 */
export function maskEvents(
  events: readonly eventWithTime[],
  rules: MaskRules,
  context: MaskContext = {},
): eventWithTime[] {
  let masker = createMasker(rules, context)
  return events.map((event) => {
    // What a page says of its level counts only under the rules that hold.
    const level = masker.isAllMasked ? undefined : readLevel(event)
    if (level && level !== masker.level) masker = createMasker(rules, { ...context, level })
    return maskEvent(event, masker)
  })
}

/** The level under which a page goes on from this event on; one that is none is strict. */
export function readLevel(event: eventWithTime): MaskLevel | undefined {
  if ((event.type as number) !== 5) return undefined
  const { tag, payload } = event.data as { tag: string; payload: { kind?: unknown; level?: unknown } | null }
  if (tag !== PAYLOAD_TAG || payload?.kind !== 'masking') return undefined
  return MASK_LEVELS.find((level) => level === payload.level) ?? 'strict'
}

function maskEvent(event: eventWithTime, masker: Masker): eventWithTime {
  const data = event.data as Data
  const replace = (mask: () => object) => ({ ...event, data: noteFound(data, masker, mask) }) as eventWithTime
  // Numbers instead of the library's enums: those would bring its code into the worker.
  switch (event.type as number) {
    case 2:
      return {
        ...event,
        data: { ...data, node: maskNode(data['node'] as Parameters<typeof maskNode>[0], masker) },
      } as unknown as eventWithTime
    case 3:
      return { ...event, data: maskIncrement(data, masker) } as unknown as eventWithTime
    case 4:
      return replace(() => ({ ...data, href: maskUrl(data['href'] as string, masker) }))
    case 5:
      return replace(() => maskCustom(data as { tag: string; payload: unknown }, masker))
    case 6:
      return replace(() => ({ ...data, payload: maskPlain(data['payload'], masker) }))
    default:
      // Loaded, or ready: no more than that.
      return { ...event, data: {} } as eventWithTime
  }
}

const MUTATION = 0
const INPUT = 5
const CANVAS = 9
const LOG = 11

function maskIncrement(data: Data, masker: Masker): object {
  switch (data['source']) {
    case MUTATION:
      return maskMutation(data as unknown as mutationData, masker)
    case INPUT:
      return maskInput(data, masker)
    case CANVAS:
      // Commands that draw may write; pictures of a canvas come another way.
      return readVerdict(data, masker) === 'shown' ? data : { ...data, commands: [], property: '', args: [] }
    case LOG:
      return noteFound(data, masker, () => maskPlain(data, masker) as object)
    default:
      return masker.level === 'strict' || masker.isAllMasked ? maskStyles(data) : data
  }
}

function maskInput(data: Data, masker: Masker): object {
  const text = typeof data['text'] === 'string' ? data['text'] : ''
  const verdict = readVerdict(data, masker)
  if (verdict === 'shown') return noteFound(data, masker, () => ({ ...data, text: masker.maskFound(text) }))
  const isHidden = verdict === 'blocked' || masker.level === 'strict'
  return { ...data, text: maskInputValue(text), ...(isHidden ? { isChecked: false } : {}) }
}

function maskMutation(data: mutationData, masker: Masker): mutationData {
  return {
    ...data,
    adds: data.adds.map((add) => ({ ...add, node: maskNode(add.node, masker) })),
    texts: data.texts.map((change) => {
      const verdict = readTargetVerdict(data, change.id, masker)
      const mask = () => (typeof change.value === 'string' ? maskText(change.value, verdict, masker) : null)
      return noteFound(change, masker, () => ({ ...change, value: mask() }))
    }),
    attributes: data.attributes.map((change) => {
      const verdict = readTargetVerdict(data, change.id, masker)
      const mask = () => maskAttributes(change.attributes, verdict, masker, tagOf(change))
      return noteFound(change, masker, () => ({ ...change, attributes: mask() }))
    }),
  }
}

/** Of a changed attribute only the id of its element is known; that a style's text is only a style's, and what capture notes. */
function tagOf({ attributes, tag }: { attributes: object; tag?: unknown }): string {
  return '_cssText' in attributes ? 'style' : (DRAWN_TAGS.find((one) => one === tag) ?? '')
}
