/**
 * Everything a replayed document shows, to compare two ways to the same moment. Left out, each with its reason:
 *
 * | left out                                    | because                                                        |
 * | ------------------------------------------- | -------------------------------------------------------------- |
 * | text of `style`                             | the rules are compared                                         |
 * | children of `textarea`, `value` and the like | the state of the form is compared; defaults are the past      |
 * | the first `style` of `html`                 | the Replayer's own rules                                       |
 * | order within `style`, unit-less forms       | the browser's own writing of it is compared                    |
 * | `_cssText`, `rr_…`                          | the recorder's notes                                           |
 * | `autocomplete`                              | the Replayer sets it on every field                            |
 */
export interface Shown {
  /** As JSON, a line for each thing: a page is too deep for a comparison to print. */
  lines: string[]
  size: string
}

/**
 * Runs inside a page: must be self-contained. `isWithoutHover` leaves out where the Replayer saw the pointer rest, which
 * is no part of the recorded page: it puts a class there and forgets it with the document.
 */
export function readShown(document: Document, isWithoutHover = false): Shown {
  const LEFT_OUT = /^(_cssText$|rr_|value$|checked$|selected$|autocomplete$)/

  function readRules(sheet: CSSStyleSheet | null | undefined): string[] {
    try {
      return [...(sheet?.cssRules ?? [])].map((rule) => rule.cssText)
    } catch (error) {
      return [String(error)]
    }
  }

  function readAttributes(element: Element): Record<string, string> {
    const attributes: Record<string, string> = {}
    for (const { name, value } of [...element.attributes].toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (LEFT_OUT.test(name)) continue
      attributes[name] = value
    }
    const { style } = element as HTMLElement
    if (attributes['style'] !== undefined && style)
      attributes['style'] = [...style]
        .map((name) => `${name}: ${style.getPropertyValue(name)} ${style.getPropertyPriority(name)}`)
        .toSorted()
        .join('; ')
    if (attributes['class'])
      attributes['class'] = attributes['class']
        .split(/\s+/)
        .filter((name) => name !== 'rrweb-paused' && !(isWithoutHover && name === ':hover'))
        .join(' ')
    if (!attributes['style']) delete attributes['style']
    if (!attributes['class']) delete attributes['class']
    return attributes
  }

  function readState(element: Element): Record<string, unknown> {
    const state: Record<string, unknown> = {}
    if (element.scrollLeft !== 0 || element.scrollTop !== 0) state['scroll'] = [element.scrollLeft, element.scrollTop]
    const tag = element.localName
    if (/^(input|textarea|select)$/.test(tag)) {
      const field = element as HTMLInputElement
      state['field'] = [
        field.value,
        tag === 'input' && field.checked,
        tag === 'select' && (element as HTMLSelectElement).selectedIndex,
      ]
    }
    if (tag === 'dialog' && (element as HTMLDialogElement).open) state['isModal'] = element.matches(':modal')
    if (/^(audio|video)$/.test(tag)) {
      const { muted, loop, volume, playbackRate, currentTime } = element as HTMLMediaElement
      state['media'] = [muted, loop, volume, playbackRate, Math.round(currentTime * 10) / 10]
    }
    if (tag === 'style') state['rules'] = readRules((element as HTMLStyleElement).sheet)
    if (element === element.ownerDocument.activeElement) state['isFocused'] = true
    return state
  }

  function readAll(nodes: Iterable<Node>): unknown[] {
    return [...nodes].map(readNode).filter((node) => node !== undefined)
  }

  function readNode(node: Node): unknown {
    if (node.nodeType === 3) return node.textContent
    if (node.nodeType === 8) return `<!--${node.textContent}-->`
    if (node.nodeType === 10) return `<!doctype ${(node as DocumentType).name}>`
    const element = node as HTMLElement
    const tag = element.localName
    const isOwn = tag === 'style' && element === element.ownerDocument.documentElement.querySelector(':scope > style')
    if (isOwn) return undefined
    const { shadowRoot } = element
    const inner = tag === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null
    return {
      tag: `${element.namespaceURI?.slice(-4)} ${tag}`,
      attributes: readAttributes(element),
      ...readState(element),
      ...(shadowRoot && {
        shadow: readAll(shadowRoot.childNodes),
        adopted: shadowRoot.adoptedStyleSheets.map(readRules),
      }),
      ...(inner && { document: readDocument(inner) }),
      children: tag === 'style' || tag === 'textarea' ? [] : readAll(element.childNodes),
    }
  }

  function readDocument(inner: Document): unknown {
    const { defaultView: view } = inner
    const selection = inner.getSelection()
    return {
      scroll: [view?.scrollX, view?.scrollY],
      adopted: inner.adoptedStyleSheets.map(readRules),
      selected: selection && !selection.isCollapsed ? selection.toString() : '',
      children: readAll(inner.childNodes),
    }
  }

  return { lines: JSON.stringify(readDocument(document), null, 1).split('\n'), size: '' }
}
