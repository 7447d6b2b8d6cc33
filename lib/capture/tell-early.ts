import type { ElementPayload } from '@/lib/model/payload'
import { MASKED_TEXT_SELECTOR } from '@/lib/masking/mask-text'

import type { EarlyRecord } from './bootstrap'
import { describeElement } from './describe-element'
import { shortenLabel } from './read-label'
import type { Masking } from './recorder'

const FIELDS = `input,${MASKED_TEXT_SELECTOR}`

/** Keeps clicks and inputs with the text of their element as it is before the page answers to them. */
export function hearPeople(heard: EarlyRecord['heard'], signal: AbortSignal): void {
  const hear = (event: Event) => {
    const target = event.target as HTMLInputElement
    heard.push([event, (target.labels?.[0] ?? target).textContent])
  }
  for (const name of ['click', 'input']) addEventListener(name, hear, { capture: true, signal })
}

/**
 * What a person did before the recorder was in place, as it would have been told at that moment: the element is
 * described now, but its text is the one it had then. `at` turns a time since the document's start into an instant.
 */
export function describeEarly(
  heard: EarlyRecord['heard'],
  at: (timeStamp: number) => number,
  idOf: (node: Node) => number,
  { verdicts, typed }: Masking,
): { payload: ElementPayload; timestamp: number }[] {
  let edited: EventTarget | null = null
  return heard.flatMap(([event, text]) => {
    const { target, timeStamp, type } = event
    if (!(target instanceof Element) || !event.isTrusted) return []
    const isInput = type === 'input'
    if (isInput && target === edited) return []
    edited = isInput ? target : null
    if (isInput && verdicts.of(target) !== 'shown') typed.see(target)
    const described = describeElement(target, verdicts)
    const named = (target as HTMLInputElement).labels?.[0] ?? target
    const label = holdsField(target) || !verdicts.isWhollyShown(named) ? described.label : shortenLabel(text ?? '')
    const kind = isInput ? 'input' : 'click'
    return [{ payload: { kind, nodeId: Math.max(0, idOf(target)), ...described, label }, timestamp: at(timeStamp) }]
  })
}

/** The kept text would hold what was typed into a field around or inside the element. A field's own is its label's. */
function holdsField(target: Element): boolean {
  if (target.matches('input,textarea,select')) {
    const label = (target as HTMLInputElement).labels?.[0]
    // A label around its field has the field's text in it.
    return label === undefined || label.querySelector(FIELDS) !== null
  }
  return target.closest(MASKED_TEXT_SELECTOR) !== null || target.querySelector(FIELDS) !== null
}
