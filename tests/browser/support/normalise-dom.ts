/**
 * What is made equal before a live page and its replay are compared, each line with its reason. Everything else has to
 * be the same: structure, text, attributes, form state.
 *
 * | made equal                                         | because                                                        |
 * | -------------------------------------------------- | -------------------------------------------------------------- |
 * | `script` and the `noscript` it becomes; no content | a recording runs no script                                     |
 * | content of `noscript`                              | parsed as text where scripts run and as elements where not     |
 * | `link rel=stylesheet`, `style`: only that it is    | the text is stored with the snapshot; computed styles compared |
 * | other `link`s: attributes dropped                  | icons, preloads and the like load nothing in a replay          |
 * | first `style` below `html`                         | the Replayer's own rules                                       |
 * | class `rrweb-paused`, `:hover`                     | the Replayer's marks                                           |
 * | `value`, `checked`, `selected` attributes          | compared as the state of the form instead                      |
 * | text and value of fields that are masked           | masked; compared by being empty or not                         |
 * | being empty, of number, date, select and the like  | asterisks are no value for these: they show none               |
 * | styles of fields and options                       | masked text has another width, a masked choice no highlight    |
 * | width of what stands around a choice list          | a list is as wide as its choices, which are masked; pixels compared |
 * | `href`, `src` …: absolute and masked; `action`: masked | stored so                                                   |
 * | address with a fragment: only that it has one      | resolved when recorded; a route may have changed the page's own since |
 * | `autocomplete` of fields                           | the Replayer forbids the browser to fill them                  |
 * | candidates of a `picture`                          | the one that was chosen is kept as the image's own             |
 * | `src`, `poster` of pictures: only that it is       | the stage shows the kept picture from the store; pixels compared |
 * | `content` in the style of a canvas                 | its picture; pixels compared                                   |
 * | addresses in styles: only that they are            | the stage shows the kept picture from the store; pixels compared |
 * | doctype of documents in frames                     | the Replayer writes one that makes their mode                  |
 * | `object`, `embed`: addresses, sizes; what is in them | frames in a replay; documents and pixels compared     |
 * | `src`, `srcdoc` of frames                          | the content is stored, and compared                            |
 * | `on…`, `autofocus`, `autoplay`, `nonce`, `rr_…`    | behaviour, not looks; the recorder's notes                     |
 */
export interface NormalNode {
  name: string
  attributes?: Record<string, string>
  state?: Record<string, unknown>
  text?: string
  children?: NormalNode[]
  shadow?: NormalNode[]
}

/** Runs inside a page: must be self-contained. */
export function normaliseDom(root: Document): NormalNode {
  const MASKED =
    'textarea,select,option,datalist,[contenteditable=""],[contenteditable="true"],[contenteditable="plaintext-only"]'
  const DROPPED =
    /^(on|rr_|data-rr-(?!is-)|autofocus$|autocomplete$|autoplay$|nonce$|value$|checked$|selected$|srcdoc$|_css|loading$)/
  const ADDRESSES = new Set(['href', 'src', 'data', 'poster', 'xlink:href'])
  const PICTURES = new Set(['img', 'image', 'video', 'input', 'source'])
  const isField = (element: Element) => element.matches('input,textarea,select')

  const maskQuery = (value: string) => value.replace(/=[^&#]+/g, '=*')

  function maskAddress(value: string, base: string): string {
    if (/^(data|blob|javascript)/.test(value) || value === '') return value
    const url = new URL(value, base)
    for (const name of new Set(url.searchParams.keys())) url.searchParams.set(name, '*')
    if (/^#(?![/!])/.test(url.hash)) return '#*'
    return decodeURIComponent(url.href.replace(/\*+/g, '*'))
  }

  /** What it was where it is a frame in a replay. */
  const nameOf = (element: Element) => element.getAttribute('data-was') ?? element.localName

  /** An `embed` does not give its document away. */
  function readInner(element: Element): Document | null {
    const given = (element as HTMLObjectElement).contentDocument
    const view = element.ownerDocument.defaultView!
    const frames = Array.from({ length: view.length }, (_, at) => view[at]!)
    return given ?? frames.find(({ frameElement }) => frameElement === element)?.document ?? null
  }

  function describeStyle({ style, localName }: HTMLElement): string {
    const copy = document.createElement('p').style
    copy.cssText = style.cssText
    if (localName === 'canvas') copy.removeProperty('content')
    return copy.cssText.replace(/url\("[^"#][^"]*"\)/g, 'url(*)')
  }

  function readAttributes(element: Element): Record<string, string> {
    const attributes: Record<string, string> = {}
    const tag = nameOf(element)
    const isEmbedding = tag === 'object' || tag === 'embed'
    if (tag === 'link' || tag === 'style' || tag === 'script' || tag === 'noscript' || tag === 'meta') return attributes
    for (const { name, value } of [...element.attributes].toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (DROPPED.test(name) || (tag === 'iframe' && name === 'src')) continue
      if (isEmbedding && /^(data|src|width|height|frameborder|data-was)$/.test(name)) continue
      if (isEmbedding && name === 'style' && (value.startsWith('aspect-ratio') || value === '')) continue
      const isMasked = isField(element) || element.matches(MASKED) || element.closest(MASKED)
      if (isMasked && /^(placeholder|title|alt|label|data-|aria-label|aria-value)/.test(name)) continue
      if (name === 'class') {
        const names = value.split(/\s+/).filter((part) => part && part !== ':hover' && part !== 'rrweb-paused')
        if (names.length > 0) attributes[name] = names.join(' ')
      } else if (name === 'style') {
        const whole = describeStyle(element as HTMLElement)
        // A drawing that is a document fills its element.
        const isRoot = tag === 'svg' && element === element.ownerDocument.documentElement
        const text = isRoot ? whole.replace(/width: 100%; height: 100%;\s*/, '') : whole
        if (text) attributes[name] = text
      } else if (name === 'action' || name === 'formaction') attributes[name] = maskQuery(value)
      else if (PICTURES.has(tag) && /^(src|srcset|poster|href|xlink:href)$/.test(name))
        Object.assign(attributes, tag === 'source' ? {} : { picture: 'is there' })
      else attributes[name] = ADDRESSES.has(name) ? maskAddress(value, element.baseURI) : value
    }
    return attributes
  }

  function readState(element: Element): Record<string, unknown> | undefined {
    if (!isField(element)) return undefined
    const field = element as HTMLInputElement
    const canHoldMask =
      !/^(select-one|select-multiple|file|number|date|time|month|week|datetime-local|color|range)$/.test(field.type)
    return { isEmpty: canHoldMask && field.value === '', checked: field.checked ?? false, disabled: field.disabled }
  }

  function visitAll(nodes: Iterable<Node>, isMasked: boolean): NormalNode[] {
    return [...nodes].map((node) => visit(node, isMasked)).filter((node) => node !== undefined)
  }

  function visit(node: Node, isMasked: boolean): NormalNode | undefined {
    if (node.nodeType === 3) {
      const text = node.textContent ?? ''
      return { name: '#text', text: isMasked ? text.replace(/\S/gu, '*') : text }
    }
    if (node.nodeType === 8) return { name: '#comment' }
    if (node.nodeType === 10) return node.ownerDocument === root ? { name: '#doctype' } : undefined
    if (node.nodeType !== 1) return undefined
    const element = node as Element
    const tag = nameOf(element)
    const isSheet = tag === 'style' || (tag === 'link' && (element as HTMLLinkElement).rel.includes('stylesheet'))
    if (isSheet)
      return element.parentElement === element.ownerDocument.documentElement ? undefined : { name: 'stylesheet' }
    if (tag === 'script' || tag === 'noscript') return { name: 'script' }
    const normal: NormalNode = { name: tag, attributes: readAttributes(element) }
    const state = readState(element)
    if (state) normal.state = state
    const masked = isMasked || element.matches(MASKED)
    // A page of the tests gives away its closed roots.
    const { closedRoots } = globalThis as unknown as { closedRoots?: WeakMap<Element, ShadowRoot> }
    const shadow = element.shadowRoot ?? closedRoots?.get(element)
    if (shadow) normal.shadow = visitAll(shadow.childNodes, masked)
    if (tag === 'textarea') return normal
    const inner = /^(?:iframe|object|embed)$/.test(tag) ? readInner(element) : null
    normal.children = visitAll(inner ? inner.childNodes : element.childNodes, masked)
    return normal
  }

  return { name: '#document', children: visitAll(root.childNodes, false) }
}

const SAMPLED_STYLES = [
  'display',
  'color',
  'background-color',
  'font-family',
  'font-size',
  'font-weight',
  'line-height',
  'margin-top',
  'padding-left',
  'width',
  'border-top-color',
  'position',
  'opacity',
]

/** Computed styles of up to `count` elements spread evenly over the page. Runs inside a page. */
export function sampleStyles(root: Document, names: readonly string[], count: number): string[] {
  const elements = [...root.querySelectorAll('body *')].filter(
    (element) => !element.matches('script,noscript,style,link,template,input,textarea,select,option,[contenteditable]'),
  )
  const step = Math.max(1, Math.floor(elements.length / count))
  return elements
    .filter((_, index) => index % step === 0)
    .map((element) => {
      const style = root.defaultView!.getComputedStyle(element)
      const hasChoices = element.querySelector('select') !== null
      const compared = names.filter((name) => name !== 'width' || !hasChoices)
      return `${element.getAttribute('data-was') ?? element.localName}.${compared.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';')}`
    })
}

export const STYLE_SAMPLE = { names: SAMPLED_STYLES, count: 60 }
