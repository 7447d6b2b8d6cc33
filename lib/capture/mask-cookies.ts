import { MASKED_VALUE } from '@/lib/masking/mask-text'

import { COOKIES_READ_EVERY_MS, MIN_TYPED_CHARACTERS } from './limits'

/** Takes the values of the page's cookies out of what it says: they open doors. */
export function createCookieMask(): (text: string) => string {
  let values: string[] = []
  let readAt = -Infinity

  function read(): string[] {
    const now = performance.now()
    if (now - readAt < COOKIES_READ_EVERY_MS) return values
    readAt = now
    try {
      const pairs = document.cookie.split(';')
      values = pairs.map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
    } catch {
      // A sandboxed document has none.
      values = []
    }
    return values
  }

  return (text) => {
    const long = read().filter((value) => value.length >= MIN_TYPED_CHARACTERS)
    return long.reduce((masked, value) => masked.replaceAll(value, MASKED_VALUE), text)
  }
}
