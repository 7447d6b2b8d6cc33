import type { BundleContent } from './bundle'
import { MAX_BUNDLE_BYTES, MAX_PART_BYTES } from './limits'

/**
 * Whether what a bundle says of its bodies can be so: who made it is not known. Its rows are shown as text only, and are
 * checked one by one where a bundle is taken in.
 */
export function isSound(bundle: Partial<BundleContent>): bundle is BundleContent {
  const { madeAt, partBytes, byteCount, content, chunks, assets } = bundle
  return (
    typeof madeAt === 'number' &&
    isCount(partBytes, MAX_PART_BYTES) &&
    partBytes > 0 &&
    isCount(byteCount, MAX_BUNDLE_BYTES) &&
    isFields(content) &&
    isFields(content['session']) &&
    typeof content['session']['id'] === 'string' &&
    ['string', 'undefined'].includes(typeof content['session']['originId']) &&
    ['windows', 'pages', 'events', 'notes', 'rules'].every((name) => isListOf(content[name], isFields)) &&
    isListOf(content['pages'], (page) => typeof (page as { id?: unknown }).id === 'string') &&
    isListOf(chunks, (chunk) => isPlaced(chunk, byteCount, ['pageId']) && isCount((chunk as { seq?: unknown }).seq)) &&
    isListOf(assets, (asset) => isPlaced(asset, byteCount, ['url', 'hash', 'type']))
  )
}

function isPlaced(value: unknown, byteCount: number, texts: readonly string[]): boolean {
  if (!isFields(value)) return false
  const { from, length } = value
  const isInside = isCount(from) && isCount(length) && from + length <= byteCount
  return isInside && texts.every((name) => typeof value[name] === 'string')
}

function isListOf(value: unknown, is: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is)
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown, most = Number.MAX_SAFE_INTEGER): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most
}
