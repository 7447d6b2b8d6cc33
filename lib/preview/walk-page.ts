import type { Verdict } from '@/lib/masking/verdict'
import { PREVIEW_KINDS, type PreviewCounts, type PreviewKind } from '@/lib/messages/preview'

import { findRanges, type TextRange } from './find-ranges'
import type { PageJudge } from './judge-page'
import { WALK_STEP } from './limits'
import { shadowRootOf } from './shadow-root-of'

export type BoxKind = Exclude<PreviewKind, 'found'>

/** What is to be drawn of a page. */
export interface Marks {
  /** The outermost elements of each kind. */
  boxes: Map<Element, BoxKind>
  /** Shown inside of what is masked: the box around them has a hole there. */
  shown: Map<Element, Element[]>
  /** Text that is shown but for what patterns find in it. */
  found: Map<Text, TextRange[]>
  /** The same by the element the text is in. */
  foundIn: Map<Element, Text[]>
  roots: ShadowRoot[]
  frames: HTMLIFrameElement[]
  counts: PreviewCounts
}

const KINDS: Record<Verdict, BoxKind | null> = {
  shown: null,
  title: null,
  input: 'field',
  masked: 'masked',
  blocked: 'blocked',
}

/** Holds text that nobody reads. */
const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'title', 'head'])

const FIELDS = 'input,textarea,select,button'

/** What is around a node: an element with a box, or nothing, or a level that masks everything. */
type Around = Element | 'level' | null

/**
 * Walks a document in its order, open shadow roots included, and gives way to the caller every few elements. Where the
 * level masks everything, one box over the page would say nothing: what holds text has its own.
 */
export function* walkPage(document: Document, judge: PageJudge, host: Element): Generator<void, Marks> {
  const marks: Marks = {
    boxes: new Map(),
    shown: new Map(),
    found: new Map(),
    foundIn: new Map(),
    roots: [],
    frames: [],
    counts: createCounts(),
  }
  const isAllMasked = judge.of(document) === 'masked'
  const waiting: [Node, Around][] = [[document.documentElement, isAllMasked ? 'level' : null]]
  let steps = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, around] = next
    if (node.nodeType === Node.TEXT_NODE) markText(node as Text, judge, marks)
    if (node.nodeType !== Node.ELEMENT_NODE || node === host) continue
    const element = node as Element
    const inside = markElement(element, around, judge, marks)
    if (element.localName === 'iframe') marks.frames.push(element as HTMLIFrameElement)
    const isLast = inside !== null && inside !== 'level' && marks.boxes.get(inside) === 'blocked'
    if (!isLast) pushChildren(element, inside, waiting, marks)
    steps += 1
    if (steps % WALK_STEP === 0) yield
  }
  return marks
}

function pushChildren(element: Element, around: Around, waiting: [Node, Around][], marks: Marks): void {
  for (let child = element.lastChild; child; child = child.previousSibling) waiting.push([child, around])
  const root = shadowRootOf(element)
  if (!root) return
  marks.roots.push(root)
  for (let child = root.lastChild; child; child = child.previousSibling) waiting.push([child, around])
}

/** Answers with what is around its children. */
function markElement(element: Element, around: Around, judge: PageJudge, marks: Marks): Around {
  const kind = KINDS[judge.of(element)]
  const kindAround = around instanceof Element ? marks.boxes.get(around) : around === 'level' ? 'masked' : null
  if (kind === null) {
    if (around instanceof Element) marks.shown.set(around, [...(marks.shown.get(around) ?? []), element])
    return null
  }
  if (around === 'level' && kind === 'masked' && !element.matches(judge.rules.mask) && !holdsText(element))
    return around
  if (kind === kindAround && around !== 'level') return around
  marks.boxes.set(element, kind)
  marks.counts[kind][isSeen(element) ? 'seen' : 'hidden'] += 1
  return element
}

function holdsText(element: Element): boolean {
  if (UNSEEN.has(element.localName)) return false
  if (element.matches(FIELDS)) return true
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === Node.TEXT_NODE && child.nodeValue?.trim()) return true
  }
  return false
}

function markText(text: Text, judge: PageJudge, marks: Marks): void {
  const value = text.data
  if (value.trim() === '' || UNSEEN.has(text.parentElement?.localName ?? '')) return
  const masked = judge.masker.maskFound(value)
  // Most texts are as they were; only the others are worth a verdict.
  if (masked === value || judge.of(text) !== 'shown') return
  const ranges = findRanges(value, masked)
  const parent = text.parentElement
  marks.found.set(text, ranges)
  if (parent) marks.foundIn.set(parent, [...(marks.foundIn.get(parent) ?? []), text])
  marks.counts.found[parent && !isSeen(parent) ? 'hidden' : 'seen'] += ranges.length
}

function isSeen(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true })
}

export function createCounts(): PreviewCounts {
  return Object.fromEntries(PREVIEW_KINDS.map((kind) => [kind, { seen: 0, hidden: 0 }])) as PreviewCounts
}
