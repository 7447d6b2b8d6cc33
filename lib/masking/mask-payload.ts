import { PAYLOAD_TAG } from '@/lib/model/payload'

import type { Masker } from './create-masker'
import { maskPlain, maskSaid } from './mask-plain'
import { maskInputValue } from './mask-text'
import { maskUrl } from './mask-url'
import { readVerdict } from './verdict'

interface CustomData {
  tag: string
  payload: unknown
}

/** What capture says beside the stream. A page may have forged it: of what is said only texts are kept as texts. */
export function maskCustom(data: CustomData, masker: Masker): CustomData {
  const { tag, payload } = data
  if (tag !== PAYLOAD_TAG || typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    return { ...data, payload: maskPlain(payload, masker) }
  }
  const said = payload as Record<string, unknown>
  switch (said['kind']) {
    case 'page view':
      return {
        ...data,
        payload: { ...said, url: maskAddress(said['url'], masker), title: maskLine(said, 'title', masker) },
      }
    case 'frame':
      return { ...data, payload: { ...said, url: maskAddress(said['url'], masker) } }
    case 'click':
    case 'input':
    case 'submit': {
      const selector = typeof said['selector'] === 'string' ? masker.maskFoundWords(said['selector']) : ''
      return { ...data, payload: { ...said, label: maskLine(said, 'label', masker), selector } }
    }
    case 'gap':
    case 'left':
      return data
    default:
      return { ...data, payload: maskPlain(payload, masker) }
  }
}

function maskAddress(url: unknown, masker: Masker): string {
  return typeof url === 'string' ? maskUrl(url, masker) : ''
}

/** Shown only where capture said so: a title or a label without a verdict is masked like a node without one. */
function maskLine(said: Record<string, unknown>, name: string, masker: Masker): string {
  const text = said[name]
  if (typeof text !== 'string') return ''
  return readVerdict(said) === 'shown' ? maskSaid(text, masker) : maskInputValue(text)
}
