import * as fc from 'fast-check'

import { buildElement, buildText, type Node } from '../../../fixtures/rrweb-events'

/** Planted where something typed may stand; no builder of these trees makes it by itself. */
export const SECRET = 'hunter2-Öst'

const FIELDS = ['input', 'textarea', 'select', 'option', 'optgroup', 'datalist', 'INPUT', 'TextArea']
const OTHERS = ['div', 'p', 'a', 'label', 'span', 'link', 'iframe', 'button', 'form']
const id = fc.integer({ min: 1, max: 1e6 })

const plainAttributes = fc.dictionary(
  fc.constantFrom('class', 'id', 'href', 'action', 'title', 'style', 'value', 'data-x', 'rr_src', 'srcdoc'),
  fc.oneof(fc.string(), fc.constant('https://shop.test/?q=1#x'), fc.integer(), fc.boolean(), fc.constant(null)),
)

/** Any serialized tree. */
export const anyTree: fc.Arbitrary<Node> = fc.letrec<{ tree: Node }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(id, fc.string()).map(([nodeId, content]) => buildText(nodeId, content)),
    fc
      .tuple(id, fc.constantFrom(...FIELDS, ...OTHERS), plainAttributes, fc.array(tie('tree'), { maxLength: 4 }))
      .map(([nodeId, tagName, attributes, children]) => buildElement(nodeId, tagName, attributes, ...children)),
  ),
})).tree

const secretAttributes = fc.dictionary(
  fc.constantFrom('value', 'placeholder', 'title', 'alt', 'label', 'aria-label', 'aria-valuetext', 'data-initial'),
  fc.constant(SECRET),
)

/** A tree in which the secret stands only where a field may hold what was typed: in its attributes or anywhere below. */
export const treeWithSecrets: fc.Arbitrary<Node> = fc.letrec<{ inside: Node; outside: Node; field: Node }>((tie) => ({
  inside: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(id, fc.constantFrom(SECRET, `a ${SECRET} b`)).map(([nodeId, content]) => buildText(nodeId, content)),
    fc
      .tuple(id, fc.constantFrom(...OTHERS), secretAttributes, fc.array(tie('inside'), { maxLength: 3 }))
      .map(([nodeId, tagName, attributes, children]) => buildElement(nodeId, tagName, attributes, ...children)),
  ),
  field: fc
    .tuple(
      id,
      fc.constantFrom<[string, object]>(
        ...FIELDS.map((tagName): [string, object] => [tagName, {}]),
        ['div', { contenteditable: '' }],
        ['p', { contenteditable: 'true' }],
        ['span', { contenteditable: 'plaintext-only' }],
      ),
      secretAttributes,
      fc.array(tie('inside'), { maxLength: 3 }),
    )
    .map(([nodeId, [tagName, own], attributes, children]) =>
      buildElement(nodeId, tagName, { ...attributes, ...own }, ...children),
    ),
  outside: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(id, fc.string()).map(([nodeId, content]) => buildText(nodeId, content)),
    tie('field'),
    fc
      .tuple(id, fc.constantFrom(...OTHERS), fc.array(fc.oneof(tie('outside'), tie('field')), { maxLength: 4 }))
      .map(([nodeId, tagName, children]) => buildElement(nodeId, tagName, {}, ...children)),
  ),
})).outside
