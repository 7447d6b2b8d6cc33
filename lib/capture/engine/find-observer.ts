import { isNative } from '../is-native'

const METHODS = ['observe', 'takeRecords', 'disconnect'] as const

/**
 * The browser's own class of observers. A page that has put another in its place before the recorder came (a library of
 * zones, a page that fights back) still has it in a new window: of a frame that is gone before anybody sees it, as with
 * rrweb.
 */
export function findObserver(): typeof MutationObserver {
  const { MutationObserver: given } = globalThis
  if (isNative(given) && METHODS.every((name) => isNative(given.prototype[name]))) return given
  const frame = document.createElement('iframe')
  frame.style.display = 'none'
  document.documentElement.append(frame)
  const { MutationObserver: own = given } = (frame.contentWindow ?? {}) as Partial<typeof globalThis>
  frame.remove()
  return own
}
