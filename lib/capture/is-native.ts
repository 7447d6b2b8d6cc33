/** Whether a function is the browser's own, and none that a page has put in its place. */
export function isNative(given: unknown): boolean {
  return typeof given === 'function' && Function.prototype.toString.call(given).includes('[native code]')
}
