import { MAX_HOSTS_ASKED, HOSTS_ASKED_AT_ONCE } from './limits'

/** Given to content scripts alone (https://developer.chrome.com/docs/extensions/reference/api/dom). */
declare const chrome: { dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } }

/** Elements that may have a shadow root (https://dom.spec.whatwg.org/#valid-shadow-host-name). */
const HOST = /-|^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/

/**
 * Closed shadow roots that stand in the markup: no method attached them, and no script of the page's own world is given
 * them. `tell` gets an element of each; `end` is called once when all that is there by now was looked at, if there was
 * any. Goes in small steps; nothing in the page is changed.
 */
export function findClosedRoots(tell: (inside: HTMLElement) => void, end: () => void): () => void {
  let isStopped = false
  let hasFound = false
  const elements = walkElements(document)

  function step(): void {
    if (isStopped) return
    for (let count = 0; count < HOSTS_ASKED_AT_ONCE; count += 1) {
      const next = elements.next()
      if (next.done) {
        if (hasFound) end()
        return
      }
      const inside = next.value
      if (!inside) continue
      hasFound = true
      tell(inside)
    }
    setTimeout(step)
  }
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', step, { once: true })
  else step()
  return () => {
    isStopped = true
    removeEventListener('DOMContentLoaded', step)
  }
}

/**
 * All elements that the page has now: what its scripts put in later was no markup. Of each with a closed root an element
 * in it, of any other nothing.
 */
function* walkElements(top: Document): Generator<HTMLElement | undefined> {
  const pending: (Document | ShadowRoot)[] = [top]
  let asked = 0
  for (let root = pending.pop(); root; root = pending.pop()) {
    for (const node of root.querySelectorAll('*')) {
      if (asked >= MAX_HOSTS_ASKED) return
      asked += 1
      const shadow = node instanceof HTMLElement && HOST.test(node.localName) ? readRoot(node) : null
      if (shadow) pending.push(shadow)
      yield shadow?.mode === 'closed'
        ? (shadow.querySelector<HTMLElement>(':not(svg,svg *,math,math *)') ?? undefined)
        : undefined
    }
  }
}

function readRoot(element: HTMLElement): ShadowRoot | null {
  return element.shadowRoot ?? chrome.dom?.openOrClosedShadowRoot(element) ?? null
}
