import { MASKED_TEXT_SELECTOR } from '@/lib/masking/mask-text'

import { MAX_LABEL_CHARACTERS } from './limits'
import type { Judge } from './verdicts'

const FIELDS = `input,${MASKED_TEXT_SELECTOR}`

/**
 * The accessible name without anything typed. The libraries that compute names follow the standard, which puts the
 * values of embedded controls into the name (accname 1.2, step 2C); a name here must never hold one.
 */
export function readLabel(element: Element, judge: Judge): string {
  return shortenLabel(element.matches(FIELDS) ? readFieldLabel(element, judge) : readTextLabel(element, judge))
}

function readFieldLabel(field: Element, judge: Judge): string {
  const labels = 'labels' in field ? [...((field as HTMLInputElement).labels ?? [])] : []
  return [...labels, ...readReferences(field)]
    .map((label) => readText(label, judge))
    .filter(Boolean)
    .join(' ')
}

function readTextLabel(element: Element, judge: Judge): string {
  const readAttribute = (named: Element | null, name: string) =>
    named && judge(named) === 'shown' ? named.getAttribute(name) : ''
  const references = readReferences(element)
    .map((reference) => readText(reference, judge))
    .filter(Boolean)
    .join(' ')
  return (
    references ||
    readAttribute(element, 'aria-label') ||
    // A form is named by its author or not at all: its text is that of its fields' labels.
    (element.localName === 'form' ? '' : readText(element, judge)) ||
    readAttribute(element, 'alt') ||
    readAttribute(element, 'title') ||
    readAttribute(element.querySelector('[alt]'), 'alt') ||
    readShown(element.querySelector('svg > title'), judge) ||
    ''
  )
}

function readReferences(element: Element): Element[] {
  const ids = element.getAttribute('aria-labelledby')?.trim().split(/\s+/) ?? []
  return ids.map((id) => element.ownerDocument.getElementById(id)).filter((found) => found !== null)
}

function readShown(element: Element | null, judge: Judge): string {
  return element && judge(element) === 'shown' ? element.textContent : ''
}

/** Text below an element that is shown, without fields, scripts and styles; stops early, for a click may hit the body. */
function readText(element: Element, judge: Judge): string {
  let text = ''
  const visit = (node: Node) => {
    if (text.length > MAX_LABEL_CHARACTERS * 2) return
    // By node type, not by class: an element of a frame has the classes of its own realm.
    if (node.nodeType === Node.TEXT_NODE) text += judge(node) === 'shown' ? node.textContent : ''
    else if (
      node.nodeType === Node.ELEMENT_NODE &&
      !(node as Element).matches(`${FIELDS},script,style,noscript,template`)
    ) {
      text += ' '
      for (let child = node.firstChild; child; child = child.nextSibling) visit(child)
    }
  }
  visit(element)
  return text
}

/** One line of at most `MAX_LABEL_CHARACTERS`. */
export function shortenLabel(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > MAX_LABEL_CHARACTERS ? `${line.slice(0, MAX_LABEL_CHARACTERS - 1)}…` : line
}
