/** Attributes of a field that may hold what was typed, chosen or filled in by a server. */
const VALUE_NAMES = new Set([
  'value',
  'placeholder',
  'title',
  'alt',
  'label',
  'aria-label',
  'aria-description',
  'aria-placeholder',
  'aria-valuetext',
  'aria-valuenow',
])

/** Anywhere: addresses of pages. Addresses of images and styles are needed as they are. */
const LINK_NAMES = new Set(['href', 'xlink:href', 'action', 'formaction', 'rr_src', 'cite', 'longdesc', 'ping'])

const RESOURCE_NAMES = new Set([
  'src',
  'srcset',
  'imagesrcset',
  'poster',
  'data',
  'background',
  'rr_dataurl',
  'archive',
])

/** What a `<link>` may load for the look of a page; any other names a page (canonical, next ...), query and all. */
const RESOURCE_REL = /stylesheet|icon|preload/i

const words = (text: string) => text.trim().split(/\s+/)

/** What gives a page its looks and its parts their meaning; of what is masked nothing else is kept. */
const LOOK_NAMES = new Set([
  ...words('class id for name type rel media sizes is slot part role dir lang xml:lang hidden inert open width height'),
  ...words(
    'align valign bgcolor color border cellpadding cellspacing nowrap face frameborder marginheight marginwidth',
  ),
  ...words('colspan rowspan headers scope span cols rows size maxlength minlength start reversed wrap noshade clear'),
  ...words('disabled multiple readonly required tabindex contenteditable draggable autocomplete autofocus spellcheck'),
  ...words('target method enctype charset http-equiv scrolling sandbox loading decoding crossorigin integrity nonce'),
  ...words('aria-hidden aria-expanded aria-selected aria-checked aria-pressed aria-disabled aria-current aria-busy'),
  ...words('aria-live aria-modal aria-haspopup aria-controls aria-labelledby aria-describedby aria-owns aria-level'),
  ...words(
    'aria-orientation aria-sort aria-invalid aria-required aria-readonly aria-multiselectable aria-autocomplete',
  ),
  ...words('aria-colcount aria-colindex aria-colspan aria-rowcount aria-rowindex aria-rowspan data-rr-is-password'),
  ...words('viewbox preserveaspectratio xmlns xmlns:xlink version d points x y x1 x2 y1 y2 cx cy r rx ry fx fy dx dy'),
  ...words('transform gradienttransform gradientunits patternunits patterntransform patterncontentunits spreadmethod'),
  ...words('offset stop-color stop-opacity fill fill-opacity fill-rule stroke stroke-width stroke-opacity'),
  ...words('stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity clip-path'),
  ...words('clip-rule mask filter clippathunits maskunits filterunits in in2 result stddeviation mode values operator'),
  ...words('marker-start marker-mid marker-end markerwidth markerheight refx refy orient text-anchor font-size'),
  ...words('font-family font-weight font-style dominant-baseline alignment-baseline letter-spacing textlength'),
  ...words('pathlength vector-effect shape-rendering display visibility overflow pointer-events'),
])

/** Those that mean the same on every element. */
const GLOBAL_NAMES = new Set([
  ...words('class id slot part role dir lang hidden inert tabindex contenteditable draggable disabled open'),
  ...[...LOOK_NAMES].filter((name) => name.startsWith('aria-')),
])

/** What the recorder itself notes: sizes, scroll places, states of media. */
const NOTE = /^rr_(?!src$|dataurl$)/

const STATE_NAMES = new Set(['checked', 'selected'])

export type AttributeKind = 'value' | 'link' | 'resource' | 'style' | 'css' | 'markup' | 'state' | 'look' | 'text'

/** What an attribute of an element holds. `rel` tells what a `<link>` leads to. */
export function decideAttributeKind(name: string, tagName: string, rel: unknown): AttributeKind {
  const small = name.toLowerCase()
  if (small === 'srcdoc') return 'markup'
  if (small === 'style') return 'style'
  if (small === '_csstext') return 'css'
  if (LINK_NAMES.has(small)) {
    const isResource =
      tagName === 'use' ||
      tagName === 'image' ||
      (tagName === 'link' && typeof rel === 'string' && RESOURCE_REL.test(rel))
    return isResource ? 'resource' : 'link'
  }
  if (RESOURCE_NAMES.has(small)) return 'resource'
  if (VALUE_NAMES.has(small) || small.startsWith('data-')) return LOOK_NAMES.has(small) ? 'look' : 'value'
  if (STATE_NAMES.has(small)) return 'state'
  // What the attributes of an element of its own mean, its page decides; of a later change only the name is known.
  if (tagName.includes('-') ? !GLOBAL_NAMES.has(small) && !NOTE.test(small) : small === 'name' && tagName === '')
    return 'text'
  return LOOK_NAMES.has(small) || NOTE.test(small) ? 'look' : 'text'
}
