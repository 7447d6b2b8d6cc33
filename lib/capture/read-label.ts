import {
  documentOf,
  firstChildOf,
  matches,
  nextSiblingOf,
  querySelector,
  readAttribute,
  readTag,
  textOf,
  typeOfNode,
} from '@/lib/masking/element-natives'
import { MASKED_TEXT_SELECTOR } from '@/lib/masking/mask-text'

import { cutText } from './cut-text'
import { MAX_LABEL_CHARACTERS } from './limits'
import type { Judge } from './verdicts'

const FIELDS = `input,${MASKED_TEXT_SELECTOR}`

/**
 * The accessible name without anything typed. The libraries that compute names follow the standard, which puts the
 * values of embedded controls into the name (accname 1.2, step 2C); a name here must never hold one.
 */
export function readLabel(element: Element, judge: Judge): string {
  return shortenLabel(matches(element, FIELDS) ? readFieldLabel(element, judge) : readTextLabel(element, judge))
}

function readFieldLabel(field: Element, judge: Judge): string {
  const labels = 'labels' in field ? [...((field as HTMLInputElement).labels ?? [])] : []
  return [...labels, ...readReferences(field)]
    .map((label) => readText(label, judge))
    .filter(Boolean)
    .join(' ')
}

function readTextLabel(element: Element, judge: Judge): string {
  const readShownAttribute = (named: Element | null, name: string) =>
    named && judge(named) === 'shown' ? readAttribute(named, name) : ''
  const references = readReferences(element)
    .map((reference) => readText(reference, judge))
    .filter(Boolean)
    .join(' ')
  return (
    references ||
    readShownAttribute(element, 'aria-label') ||
    // A form is named by its author or not at all: its text is that of its fields' labels.
    (readTag(element) === 'form' ? '' : readText(element, judge)) ||
    readShownAttribute(element, 'alt') ||
    readShownAttribute(element, 'title') ||
    readShownAttribute(querySelector(element, '[alt]'), 'alt') ||
    readShown(querySelector(element, 'svg > title'), judge) ||
    ''
  )
}

function readReferences(element: Element): Element[] {
  const ids = readAttribute(element, 'aria-labelledby')?.trim().split(/\s+/) ?? []
  return ids.map((id) => documentOf(element).getElementById(id)).filter((found) => found !== null)
}

function readShown(element: Element | null, judge: Judge): string {
  return element && judge(element) === 'shown' ? (textOf(element) ?? '') : ''
}

/** Text below an element that is shown, without fields, scripts and styles; stops early, for a click may hit the body. */
function readText(element: Element, judge: Judge): string {
  let text = ''
  // In one line already, so that where it stops is never where the label is cut.
  const add = (more: string) => {
    const line = more.replace(/\s+/g, ' ')
    text += text.endsWith(' ') ? line.trimStart() : line
  }
  const visit = (node: Node) => {
    if (text.length > MAX_LABEL_CHARACTERS * 2) return
    const type = typeOfNode(node)
    // By node type, not by class: an element of a frame has the classes of its own realm.
    if (type === Node.TEXT_NODE) add(judge(node) === 'shown' ? (textOf(node) ?? '') : '')
    else if (type === Node.ELEMENT_NODE && !matches(node as Element, `${FIELDS},script,style,noscript,template`)) {
      add(' ')
      for (let child = firstChildOf(node); child; child = nextSiblingOf(child)) visit(child)
    }
  }
  visit(element)
  return text
}

/** One line of at most `MAX_LABEL_CHARACTERS`. */
export function shortenLabel(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return cutText(line, MAX_LABEL_CHARACTERS)
}
