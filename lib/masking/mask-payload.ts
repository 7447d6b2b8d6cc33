import { checkAnimations } from '@/lib/model/animation'
import { ELEMENT_KINDS, PAYLOAD_TAG } from '@/lib/model/payload'

import type { Masker } from './create-masker'
import { maskBody, maskHeaders } from './mask-body'
import { keepPerson } from './mask-person'
import { isNothingShown, maskPlain, maskSaid } from './mask-plain'
import { maskProperties } from './mask-properties'
import { maskResources } from './mask-resources'
import { maskInputValue } from './mask-text'
import { maskUrl } from './mask-url'
import { codeOf, readVerdict, type VerdictCode } from './verdict'

interface CustomData {
  tag: string
  payload: unknown
}

/** What capture says beside the stream. A page may have forged it: nothing is kept but the fields a kind has. */
export function maskCustom(data: CustomData, masker: Masker): CustomData {
  const { tag, payload } = data
  const isOurs = tag === PAYLOAD_TAG && typeof payload === 'object' && payload !== null && !Array.isArray(payload)
  if (!isOurs) return { tag: maskPlain(tag, masker) as string, payload: maskPlain(payload, masker) }
  return { tag, payload: maskKnown(payload as Record<string, unknown>, masker) }
}

function maskKnown(said: Record<string, unknown>, masker: Masker): unknown {
  const { kind, v } = said
  const judged = v === undefined ? {} : { v: readCode(said, masker) }
  switch (kind) {
    case 'page view':
      return { kind, ...judged, url: maskAddress(said['url'], masker), title: maskLine(said, 'title', masker) }
    case 'frame':
      return { kind, url: maskAddress(said['url'], masker) }
    case 'console':
      return {
        kind,
        ...keep(said, 'level', 'count'),
        text: maskSpoken(said['text'], masker),
        ...(typeof said['stack'] === 'string' && { stack: maskSpoken(said['stack'], masker) }),
      }
    case 'dialog':
      return { kind, ...keep(said, 'dialog', 'isAccepted'), text: maskSpoken(said['text'], masker) }
    case 'error': {
      const [text, place, stack] = [said['text'], said['place'], said['stack']].map((line) => maskSpoken(line, masker))
      return { kind, text, place, stack }
    }
    case 'request': {
      const url = maskAddress(said['url'], masker)
      return {
        kind,
        ...maskAsked(said, masker),
        ...keep(said, 'type', 'method', 'status', 'durationMs', 'bytes'),
        url,
        trace: maskSpoken(said['trace'], masker),
      }
    }
    case 'custom':
      return { kind, name: maskSpoken(said['name'], masker), properties: maskProperties(said['properties'], masker) }
    case 'identify':
      return {
        kind,
        person: keepPerson(said['person'], masker),
        properties: maskProperties(said['properties'], masker),
      }
    case 'web vital':
      return { kind, ...keep(said, 'metric', 'value') }
    case 'download':
      return { kind, ...judged, name: maskLine(said, 'name', masker), url: maskAddress(said['url'], masker) }
    case 'resources':
      return { kind, list: maskResources(said['list'], masker) }
    case 'gap':
      return { kind, ...keep(said, 'reason', 'from') }
    case 'masking':
      return { kind, ...keep(said, 'level') }
    case 'unseen':
      return { kind, ...keep(said, 'nodeId', 'reason', 'what', 'width', 'height') }
    case 'animations':
      return { kind, list: checkAnimations(said['list']) }
    case 'reaction':
      return { kind, ...keep(said, 'reaction') }
    case 'left':
      return { kind }
    default:
      return ELEMENT_KINDS.some((known) => known === kind) ? maskElement(said, judged, masker) : maskPlain(said, masker)
  }
}

/** What is recorded of requests only where somebody asked for it; at strict none of it is kept. */
function maskAsked(said: Record<string, unknown>, masker: Masker): Record<string, unknown> {
  if (isNothingShown(masker)) return {}
  const headers = (['requestHeaders', 'responseHeaders'] as const).filter((name) => said[name] !== undefined)
  const bodies = (['requestBody', 'responseBody'] as const).filter((name) => said[name] !== undefined)
  return Object.fromEntries([
    ...headers.map((name) => [name, maskHeaders(said[name], masker)]),
    ...bodies.map((name) => [name, maskBody(said[name], masker)]),
  ])
}

function maskElement(said: Record<string, unknown>, judged: object, masker: Masker): unknown {
  const selector = typeof said['selector'] === 'string' ? masker.maskFoundWords(said['selector']) : ''
  return { ...keep(said, 'kind', 'nodeId', 'role'), ...judged, label: maskLine(said, 'label', masker), selector }
}

/** Words of a vocabulary, numbers and yes or no; a text that is none of these goes. */
const WORD = /^[a-z][a-z -]{0,30}$/i

function keep(said: Record<string, unknown>, ...names: string[]): Record<string, unknown> {
  const kept = names.map((name) => [name, said[name]] as const)
  return Object.fromEntries(kept.filter(([, value]) => isPlain(value)))
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value === '' || WORD.test(value)
  return typeof value === 'number' || typeof value === 'boolean'
}

function maskAddress(url: unknown, masker: Masker): string {
  if (typeof url !== 'string') return ''
  // A picture in its own address, which a page may have read from one that is masked.
  return /^\s*data:/i.test(url) ? 'data:,' : maskUrl(url, masker)
}

/** What a page says to nobody in particular: as much is kept of it as of a page's text. */
function maskSpoken(text: unknown, masker: Masker): string {
  return typeof text === 'string' ? (maskPlain(text, masker) as string) : ''
}

/** Shown only where capture said so: a title or a label without a verdict is masked like a node without one. */
function maskLine(said: Record<string, unknown>, name: string, masker: Masker): string {
  const text = said[name]
  if (typeof text !== 'string') return ''
  return readVerdict(said, masker) === 'shown' ? maskSaid(text, masker) : maskInputValue(text)
}

function readCode(said: object, masker: Masker): VerdictCode {
  return codeOf(readVerdict(said, masker))
}
