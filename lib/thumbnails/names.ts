const split = (names: string): readonly string[] => names.trim().split(/\s+/)

/** Elements of HTML that can be drawn as they are. What is in no list becomes a `span`. */
const HTML_TAGS: ReadonlySet<string> = new Set(
  split(`
    a abbr address article aside b bdi bdo big blockquote body br button canvas caption center cite code col colgroup dd
    del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header
    hgroup hr html i img input ins kbd label legend li main mark menu meter nav nobr ol optgroup option output p picture
    pre progress q rp rt ruby s samp search section select slot small span strike strong sub summary sup table tbody td
    textarea tfoot th thead time tr tt u ul var wbr
  `),
)

/** What has a place on the page but loads or runs what it shows: an empty box. */
const BOXES: ReadonlySet<string> = new Set(split('embed fencedframe frame iframe object portal video'))

/** What is never seen, or is made to load, run, or send the page elsewhere; with all in it. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  split(`
    applet area audio base basefont datalist frameset link map meta noembed noframes noscript param plaintext script
    source template title track xmp
  `),
)

/** Elements of SVG by their name in small letters, as recordings have it. Nothing that animates, links or scripts. */
const SVG_TAGS: ReadonlyMap<string, string> = new Map(
  split(`
    circle clipPath defs ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
    feTurbulence filter foreignObject g image line linearGradient marker mask path pattern polygon polyline
    radialGradient rect stop svg switch symbol text textPath tspan use
  `).map((name): [string, string] => [name.toLowerCase(), name]),
)

/** Attributes of HTML whose value is a word, a number or a text. */
const HTML_ATTRIBUTES: ReadonlySet<string> = new Set(
  split(`
    align bgcolor border cellpadding cellspacing checked class color cols colspan dir disabled face height hidden high
    id label lang low max min multiple nowrap open optimum placeholder popover readonly required reversed role rows
    rowspan selected size span start type valign value width wrap
  `),
)

const SVG_ATTRIBUTES: ReadonlySet<string> = new Set(
  split(`
    class id lang x y x1 y1 x2 y2 cx cy r rx ry fx fy d dx dy points width height viewBox preserveAspectRatio transform
    fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset
    stroke-miterlimit stroke-opacity opacity color clip-path clip-rule mask filter display visibility overflow
    vector-effect paint-order offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod patternUnits
    patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerWidth markerHeight markerUnits
    orient refX refY marker-start marker-mid marker-end font-family font-size font-weight font-style letter-spacing
    text-anchor dominant-baseline alignment-baseline baseline-shift rotate lengthAdjust textLength startOffset
    filterUnits primitiveUnits in in2 result stdDeviation mode type values tableValues slope intercept amplitude
    exponent operator k1 k2 k3 k4 flood-color flood-opacity radius scale baseFrequency numOctaves seed
  `),
)

/** What styles may ask for. */
const ASKED_FOR = /^(?:aria|data)-[a-z][\w.-]*$/

/** Under which name an element is drawn; `undefined` when it is left out with all in it. */
export function nameElement(tag: string, isSvg: boolean): string | undefined {
  // A link of a drawing groups what it links.
  if (isSvg) return tag === 'a' ? 'g' : SVG_TAGS.get(tag)
  if (LEFT_OUT.has(tag)) return undefined
  // Custom elements have a hyphen; nobody defines any in a drawing.
  return HTML_TAGS.has(tag) || /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(tag) ? tag : 'span'
}

export const isBox = (tag: string): boolean => BOXES.has(tag)

export const isKeptAttribute = (name: string, isSvg: boolean): boolean =>
  (isSvg ? SVG_ATTRIBUTES : HTML_ATTRIBUTES).has(name) || isAskedFor(name)

/** `data-drawn` is what the drawing itself says. */
export const isAskedFor = (name: string): boolean => ASKED_FOR.test(name) && name !== 'data-drawn'
