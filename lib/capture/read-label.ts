import { MASKED_TEXT_SELECTOR } from '@/lib/masking/mask-text'

import { MAX_LABEL_CHARACTERS } from './limits'

const FIELDS = `input,${MASKED_TEXT_SELECTOR}`

/**
 * The accessible name without anything typed. The libraries that compute names follow the standard, which puts the
 * values of embedded controls into the name (accname 1.2, step 2C); a name here must never hold one.
 */
export function readLabel(element: Element): string {
  return shortenLabel(element.matches(FIELDS) ? readFieldLabel(element) : readTextLabel(element))
}

function readFieldLabel(field: Element): string {
  const labels = 'labels' in field ? [...((field as HTMLInputElement).labels ?? [])] : []
  return [...labels, ...readReferences(field)].map(readText).filter(Boolean).join(' ')
}

function readTextLabel(element: Element): string {
  const references = readReferences(element).map(readText).filter(Boolean).join(' ')
  return (
    references ||
    element.getAttribute('aria-label') ||
    // A form is named by its author or not at all: its text is that of its fields' labels.
    (element.localName === 'form' ? '' : readText(element)) ||
    element.getAttribute('alt') ||
    element.getAttribute('title') ||
    element.querySelector('[alt]')?.getAttribute('alt') ||
    element.querySelector('svg > title')?.textContent ||
    ''
  )
}

function readReferences(element: Element): Element[] {
  const ids = element.getAttribute('aria-labelledby')?.trim().split(/\s+/) ?? []
  return ids.map((id) => element.ownerDocument.getElementById(id)).filter((found) => found !== null)
}

/** Text below an element, without fields, scripts and styles; stops early, for a click may hit the body. */
function readText(element: Element): string {
  let text = ''
  const visit = (node: Node) => {
    if (text.length > MAX_LABEL_CHARACTERS * 2) return
    // By node type, not by class: an element of a frame has the classes of its own realm.
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent
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
