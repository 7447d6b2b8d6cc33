/** Why a page cannot be recorded, as a fact; the words for people are in the popup. */
export type Refusal =
  | 'browser page'
  | 'extension page'
  | 'web store'
  | 'pdf viewer'
  | 'local file'
  | 'no address'
  | 'not allowed'
  | 'excluded by a rule'
  | 'error page'

const WEB_STORES = [/^https:\/\/chromewebstore\.google\.com\//, /^https:\/\/chrome\.google\.com\/webstore/]
const BROWSER_SCHEMES = /^(chrome|edge|brave|opera|vivaldi|about|devtools|view-source|chrome-search|chrome-untrusted):/
const EXTENSION_SCHEMES = /^(chrome-extension|moz-extension):/

/** Whether a script of an extension may run at this address at all; `null` when it may. */
export function decideRefusal(url: string | undefined): Refusal | null {
  if (!url) return 'no address'
  if (EXTENSION_SCHEMES.test(url)) return 'extension page'
  if (BROWSER_SCHEMES.test(url)) return 'browser page'
  if (WEB_STORES.some((store) => store.test(url))) return 'web store'
  if (url.startsWith('file:')) return 'local file'
  return /^https?:/.test(url) ? null : 'browser page'
}
