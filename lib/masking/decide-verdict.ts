import type { CompiledRules } from './compile-rules'
import { closest, matches, readAttribute, readTag, rootOf } from './element-natives'
import { hasSign } from './signs'
import type { Verdict } from './verdict'

const FIELD_TAGS = new Set(['input', 'textarea', 'select', 'option', 'optgroup', 'datalist'])

const FIELD_AROUND = 'textarea,select,datalist,[contenteditable]:not([contenteditable="false" i])'

/** Pictures, and whatever else shows what no text rule can reach. */
const MEDIA_TAGS = new Set(['img', 'source', 'video', 'audio', 'track', 'canvas', 'object', 'embed', 'image'])

/** What no rule shows. A field that was a password once stays one for rrweb by its mark. */
const SECRET_FIELD = 'input[type="password" i],[data-rr-is-password]'

const LIGHT_FIELD = [
  SECRET_FIELD,
  ...['hidden', 'email', 'tel'].map((type) => `input[type="${type}" i]`),
  ...['cc-', 'password', 'one-time-code', 'email', 'tel'].map((part) => `[autocomplete*="${part}" i]`),
  ...['passw', 'cardn', 'card-n', 'card_n', 'cvc', 'cvv'].flatMap((part) => [
    `input[name*="${part}" i]`,
    `input[id*="${part}" i]`,
  ]),
].join(',')

/**
 * What may be kept of an element, from its parent's verdict: asked from the root down, once for each element, where the
 * DOM is live. The closest rule wins; on one element block beats mask beats show. The level speaks on every field
 * itself, so that only a rule on the field itself shows it; what is blocked is so with everything in it.
 */
export function decideVerdict(element: Element, rules: CompiledRules, inherited: Verdict): Verdict {
  if (inherited === 'blocked') return 'blocked'
  const tag = readTag(element).toLowerCase()
  const isField = FIELD_TAGS.has(tag) || isEditable(element)
  let verdict = inherited
  let isShownItself = false
  if (hasSign(element, rules.signs) && matches(element, rules.any)) {
    if (matches(element, rules.block)) return 'blocked'
    if (matches(element, rules.mask)) verdict = 'masked'
    else {
      isShownItself = matches(element, rules.ownShow)
      if (isShownItself || !(isField || isInField(element, inherited))) verdict = 'shown'
    }
  }
  if (verdict === 'shown' && tag === 'canvas' && isTypedInto(element, rules)) return 'blocked'
  if (isField && verdict === 'shown' && isMaskedField(element, tag, rules, isShownItself)) return 'input'
  // Somebody may have put a picture into a field that takes one.
  return verdict !== 'shown' && MEDIA_TAGS.has(tag) ? 'blocked' : verdict
}

/** Whether it shows what no text rule can reach. */
export function isMedia(element: Element): boolean {
  return MEDIA_TAGS.has(readTag(element).toLowerCase())
}

/** What a document, or the root of a tree that hangs nowhere, begins with. */
export function decideRoot(rules: CompiledRules): Verdict {
  return rules.level === 'strict' ? 'masked' : 'shown'
}

/** Fields that were a password when they were looked at before: a page that shows one on demand changes its type. */
const passwords = new WeakSet<Element>()

function isSecret(element: Element): boolean {
  if (matches(element, SECRET_FIELD)) passwords.add(element)
  return passwords.has(element)
}

function isMaskedField(element: Element, tag: string, rules: CompiledRules, isShownItself: boolean): boolean {
  if (tag === 'input' && isSecret(element)) return true
  if (isShownItself) return false
  return rules.level === 'light' ? matches(element, LIGHT_FIELD) : true
}

/** What is masked may be so in a field. Asked only of what a page itself marks as harmless, which is rare. */
function isInField(element: Element, inherited: Verdict): boolean {
  return inherited !== 'shown' && (inherited === 'input' || closest(element, FIELD_AROUND) !== null)
}

/** A canvas with the keyboard focus draws what is typed: a document, a spreadsheet, a terminal. */
function isTypedInto(element: Element, { level }: CompiledRules): boolean {
  return level !== 'light' && (rootOf(element) as Document).activeElement === element
}

function isEditable(element: Element): boolean {
  const value = readAttribute(element, 'contenteditable')
  return value !== null && value.toLowerCase() !== 'false'
}
