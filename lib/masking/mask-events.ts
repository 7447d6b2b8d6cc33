import type { eventWithTime, mutationData } from '@rrweb/types'

import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'

import { createMasker, type Masker } from './create-masker'
import { maskAttributes } from './mask-attributes'
import { maskNode, maskText } from './mask-node'
import { maskCustom } from './mask-payload'
import { maskPlain } from './mask-plain'
import { maskStyles } from './mask-styles'
import { maskInputValue } from './mask-text'
import { maskUrl } from './mask-url'
import { readTargetVerdict, readVerdict } from './verdict'

type Data = Record<string, unknown>

/**
 * The last word before storage (promise 6): rrweb events with the verdicts that capture gave their nodes in, the same
 * events out without anything these rules mask. What has no verdict is masked. Pure, changes no id and no time, and
 * masking twice is masking once; `rules` are those of the page's site (`decideRules`).
 */
export function maskEvents(events: readonly eventWithTime[], rules: MaskRules = DEFAULT_RULES): eventWithTime[] {
  const masker = createMasker(rules)
  return events.map((event) => maskEvent(event, masker))
}

function maskEvent(event: eventWithTime, masker: Masker): eventWithTime {
  const data = event.data as Data
  const replace = (masked: object) => ({ ...event, data: masked }) as eventWithTime
  // Numbers instead of the library's enums: those would bring its code into the worker.
  switch (event.type as number) {
    case 2:
      return replace({ ...data, node: maskNode(data['node'] as Parameters<typeof maskNode>[0], masker) })
    case 3:
      return replace(maskIncrement(data, masker))
    case 4:
      return replace({ ...data, href: maskUrl(data['href'] as string, masker) })
    case 5:
      return replace(maskCustom(data as { tag: string; payload: unknown }, masker))
    case 6:
      return replace({ ...data, payload: maskPlain(data['payload'], masker) })
    default:
      return event
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
      return readVerdict(data) === 'shown' ? data : { ...data, commands: [], property: '', args: [] }
    case LOG:
      return maskPlain(data, masker) as object
    default:
      return masker.level === 'strict' ? maskStyles(data) : data
  }
}

function maskInput(data: Data, masker: Masker): object {
  const text = typeof data['text'] === 'string' ? data['text'] : ''
  const verdict = readVerdict(data)
  if (verdict === 'shown') return { ...data, text: masker.maskFound(text) }
  const isHidden = verdict === 'blocked' || masker.level === 'strict'
  return { ...data, text: maskInputValue(text), ...(isHidden ? { isChecked: false } : {}) }
}

function maskMutation(data: mutationData, masker: Masker): mutationData {
  return {
    ...data,
    adds: data.adds.map((add) => ({ ...add, node: maskNode(add.node, masker) })),
    texts: data.texts.map((text) => ({
      ...text,
      value: typeof text.value === 'string' ? maskText(text.value, readTargetVerdict(data, text.id), masker) : null,
    })),
    attributes: data.attributes.map((change) => ({
      ...change,
      attributes: maskAttributes(change.attributes, readTargetVerdict(data, change.id), masker, tagOf(change)),
    })),
  }
}

/** Of a changed attribute only the id of its element is known, and that a style's text is only a style's. */
function tagOf({ attributes }: { attributes: object }): string {
  return '_cssText' in attributes ? 'style' : ''
}
