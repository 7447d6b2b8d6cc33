/**
 * What rrweb 2.1.6 does not put back when it stops: its hooks on the old names of `insertRule` and `deleteRule`; the
 * document's sheets, which it gives the document as a property of its own; and its hook on `attachShadow` when it is
 * stopped before the document was ready. Answers with what puts them back.
 */
export function keepNatives(): () => void {
  const { addRule, removeRule } = CSSStyleSheet.prototype
  const { attachShadow } = Element.prototype
  const hadOwnSheets = Object.hasOwn(document, 'adoptedStyleSheets')
  return () => {
    Object.assign(CSSStyleSheet.prototype, { addRule, removeRule })
    Object.assign(Element.prototype, { attachShadow })
    if (!hadOwnSheets) Reflect.deleteProperty(document, 'adoptedStyleSheets')
  }
}
