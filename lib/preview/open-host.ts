import { build } from './build-element'
import { findModal } from './find-modal'
import { MAX_REPAIRS } from './limits'

/** What somebody does in the overlay is nothing the page has to hear of. */
const KEPT_IN =
  'click dblclick auxclick contextmenu wheel focusin focusout keydown keyup keypress ' +
  'pointerdown pointerup pointermove pointerover pointerout touchstart touchend touchmove ' +
  'mousedown mouseup mousemove mouseover mouseout'

/** Of no size, so that neither the page nor a recording of it has anything to see; what is drawn flows over. */
const LOOK: Record<string, string> = {
  all: 'initial',
  position: 'fixed',
  inset: '0 auto auto 0',
  width: '0',
  height: '0',
  margin: '0',
  padding: '0',
  border: '0',
  overflow: 'visible',
  background: 'none',
  'pointer-events': 'none',
  display: 'block',
}

export interface Host {
  element: HTMLElement
  layer: ShadowRoot
  /** Above what the page has put on top since; inside of its modal dialog, outside of which nothing can be pressed. */
  rise(): void
  close(): void
}

/**
 * The one element that the page gets: no style or class of the page is touched, and its closed root is out of the page's
 * reach. Its class makes recorders, ours too, keep an empty box of it. `onLost`: the page does not leave it alone.
 */
export function openHost(sheets: readonly string[], onLost: () => void): Host {
  // No name of its own: a page could define such an element and be given the root of it.
  const element = build('div', { class: 'rr-block', popover: 'manual' })
  const layer = element.attachShadow({ mode: 'closed', delegatesFocus: false })
  // Not as `style` elements, which the page's policy may forbid.
  layer.adoptedStyleSheets = sheets.map((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    return sheet
  })
  for (const name of KEPT_IN.split(' ')) layer.addEventListener(name, (event) => event.stopPropagation())

  let repairs = 0
  let isOpen = true
  const observer = new MutationObserver(repair)

  function repair(): void {
    observer.takeRecords()
    if (!isOpen) return
    repairs += 1
    if (repairs > MAX_REPAIRS) return onLost()
    if (!isDressed()) dress()
    if (!element.isConnected) rise()
  }
  function isDressed(): boolean {
    return (
      element.className === 'rr-block' &&
      element.popover === 'manual' &&
      element.style.cssText === dressed &&
      element.attributes.length === 3
    )
  }
  let dressed = ''
  function dress(): void {
    for (const name of element.getAttributeNames()) element.removeAttribute(name)
    element.setAttribute('class', 'rr-block')
    element.setAttribute('popover', 'manual')
    for (const [name, value] of Object.entries(LOOK)) element.style.setProperty(name, value, 'important')
    dressed = element.style.cssText
    observer.takeRecords()
  }
  function rise(): void {
    const modal = findModal()
    const home = modal?.localName === 'dialog' ? modal : document.documentElement
    if (element.parentNode !== home) home.append(element)
    if (element.matches(':popover-open')) element.hidePopover()
    element.showPopover()
    observer.takeRecords()
    // A page that replaces its whole document is rare, and looked after by the heartbeat.
    observer.disconnect()
    observer.observe(element, { attributes: true })
    observer.observe(home, { childList: true })
  }

  dress()
  rise()
  return {
    element,
    layer,
    rise,
    close() {
      isOpen = false
      observer.disconnect()
      element.remove()
    },
  }
}
