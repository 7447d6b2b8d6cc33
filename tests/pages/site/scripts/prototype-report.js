/**
 * Leaves on `window` what a test asks of a tab that is not recorded: `prototypeReport`, the names of functions that are
 * not the browser's own, and `prototypeHash`, over every property descriptor, equal in two untouched tabs.
 */
;(() => {
  const describe = Function.prototype.toString
  const TARGETS = {
    Element: Element.prototype,
    HTMLElement: HTMLElement.prototype,
    Node: Node.prototype,
    Document: Document.prototype,
    ShadowRoot: ShadowRoot.prototype,
    CSSStyleSheet: CSSStyleSheet.prototype,
    CSSStyleDeclaration: CSSStyleDeclaration.prototype,
    CSSGroupingRule: CSSGroupingRule.prototype,
    HTMLAnchorElement: HTMLAnchorElement.prototype,
    HTMLInputElement: HTMLInputElement.prototype,
    HTMLTextAreaElement: HTMLTextAreaElement.prototype,
    HTMLSelectElement: HTMLSelectElement.prototype,
    HTMLOptionElement: HTMLOptionElement.prototype,
    HTMLMediaElement: HTMLMediaElement.prototype,
    HTMLCanvasElement: HTMLCanvasElement.prototype,
    CanvasRenderingContext2D: CanvasRenderingContext2D.prototype,
    EventTarget: EventTarget.prototype,
    XMLHttpRequest: XMLHttpRequest.prototype,
    WebSocket: WebSocket.prototype,
    FontFace: FontFace.prototype,
    History: History.prototype,
    Navigator: Navigator.prototype,
    Function: Function.prototype,
    console,
    history,
    document,
  }
  // Of `window` only these: the rest of its properties differ from page to page.
  const GLOBALS = [
    'fetch',
    'XMLHttpRequest',
    'WebSocket',
    'FontFace',
    'MutationObserver',
    'IntersectionObserver',
    'requestAnimationFrame',
    'setTimeout',
    'Promise',
    'Proxy',
    'customElements',
    'getSelection',
    'onerror',
    'attachEvent',
  ]

  const replaced = []
  const lines = []

  function note(name, part, value) {
    if (typeof value !== 'function') return `${part}:${typeof value}`
    const isNative = describe.call(value).endsWith('{ [native code] }')
    if (!isNative) replaced.push(part === 'value' ? name : `${name} (${part})`)
    return `${part}:${value.name}/${value.length}/${'prototype' in value}/${isNative}`
  }

  function read(owner, target, key) {
    const name = `${owner}.${String(key)}`
    const descriptor = Object.getOwnPropertyDescriptor(target, key)
    if (descriptor === undefined) return
    const parts = ['value', 'get', 'set'].filter((part) => part in descriptor)
    lines.push(
      [
        name,
        descriptor.configurable,
        descriptor.enumerable,
        descriptor.writable,
        ...parts.map((part) => note(name, part, descriptor[part])),
      ].join(' '),
    )
  }

  for (const [owner, target] of Object.entries(TARGETS)) {
    for (const key of Reflect.ownKeys(target)) read(owner, target, key)
  }
  for (const key of GLOBALS) read('window', window, key)

  // FNV-1a: a digest by crypto.subtle would come a task later.
  let hash = 0x811c9dc5
  for (const character of lines.join('\n')) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0

  window.prototypeReport = replaced
  window.prototypeHash = hash.toString(16).padStart(8, '0')

  addEventListener('DOMContentLoaded', () => {
    const verdict =
      replaced.length === 0 ? 'Every function is the browser’s own' : `${replaced.length} functions were replaced`
    document.querySelector('#verdict').textContent =
      `${verdict}. ${lines.length} descriptors, hash ${window.prototypeHash}.`
    for (const name of replaced) {
      const item = document.createElement('li')
      item.textContent = name
      document.querySelector('#report').append(item)
    }
  })
})()
