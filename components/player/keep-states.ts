import * as stored from '@/lib/model/states'

const POPOVER = stored.nameInReplay(stored.POPOVER)
const INDETERMINATE = stored.nameInReplay(stored.INDETERMINATE)
const SCHEME = stored.nameInReplay(stored.SCHEME)

interface StatefulReplayer {
  iframe: HTMLIFrameElement
  on(name: string, handle: (event?: unknown) => void): void
}

/** What elements show by a state that is no attribute is made so in a replay whenever what is stored of it may have changed. */
export function keepStates(replayer: StatefulReplayer): void {
  const sync = () => {
    const { contentDocument } = replayer.iframe
    if (contentDocument?.documentElement) showScheme(replayer.iframe, contentDocument.documentElement)
    if (contentDocument) for (const root of listRoots(contentDocument)) showStates(contentDocument, root)
  }
  // After a seek, after a new page, and while it plays.
  replayer.on('flush', sync)
  replayer.on('fullsnapshot-rebuilded', sync)
  replayer.on('event-cast', (event) => {
    if (tellsStates(event)) sync()
  })
}

function tellsStates(event: unknown): boolean {
  const { data } = event as { data?: { attributes?: unknown } }
  const attributes = Array.isArray(data?.attributes) ? (data.attributes as { attributes: object }[]) : []
  return attributes.some((one) => [POPOVER, INDETERMINATE, SCHEME, 'open'].some((name) => name in one.attributes))
}

/**
 * A document in a frame is asked for the colours of the frame (https://drafts.csswg.org/css-color-adjust/#color-scheme-effect),
 * whatever the viewer wants; where it takes them, what is behind it is seen.
 */
function showScheme({ style }: HTMLIFrameElement, root: Element): void {
  const scheme = root.getAttribute(SCHEME)
  style.colorScheme = scheme === 'dark' || scheme === 'light' ? scheme : ''
  style.backgroundColor = style.colorScheme === '' ? '' : 'Canvas'
}

/** A document and all shadow roots in it. */
function* listRoots(top: Document | ShadowRoot): Generator<Document | ShadowRoot> {
  yield top
  for (const { shadowRoot } of top.querySelectorAll('*')) if (shadowRoot) yield* listRoots(shadowRoot)
}

function showStates(document: Document, root: Document | ShadowRoot): void {
  for (const open of root.querySelectorAll<HTMLElement>(`[popover][${POPOVER}]:not(:popover-open)`))
    keepFocus(document, () => open.showPopover())
  for (const open of root.querySelectorAll<HTMLElement>(`:popover-open:not([${POPOVER}])`))
    keepFocus(document, () => open.hidePopover())
  for (const box of root.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')) {
    box.indeterminate = box.hasAttribute(INDETERMINATE)
  }
  // The Replayer takes the attribute away: what was modal is so until it is closed.
  for (const dialog of root.querySelectorAll<HTMLDialogElement>('dialog:modal:not([open])')) {
    dialog.setAttribute('open', '')
    keepFocus(document, () => dialog.close())
  }
}

/** What opens takes the focus and what closes gives it back; to what is inert it can go neither way. */
function keepFocus({ documentElement: root }: Document, change: () => void): void {
  const wasInert = root.inert
  root.inert = true
  try {
    change()
  } finally {
    root.inert = wasInert
  }
}
