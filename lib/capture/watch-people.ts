import type { eventWithTime } from '@rrweb/types'

import { maskInputValue } from '@/lib/masking/mask-text'

import { describeElement } from './describe-element'
import { TYPING_MS } from './limits'
import type { TypedValues } from './typed-values'
import type { Verdicts } from './verdicts'

const INCREMENTAL = 3
const MOUSE_INTERACTION = 2
const CLICK = 2
const INPUT = 5

interface Dependencies {
  say(payload: object): void
  add(event: eventWithTime): void
  nodeOf(id: number): Node | null
  idOf(node: Node): number
  verdicts: Verdicts
  typed: TypedValues
}

/**
 * Looks at what rrweb emits, at the moment it happens, and says which element a person clicked or typed into. One
 * edit of a field is one input, however many keys.
 */
export function watchPeople({ say, add, nodeOf, idOf, verdicts, typed }: Dependencies) {
  const life = new AbortController()
  let editedId = 0
  let typedAt = 0

  function tell(kind: 'click' | 'input' | 'submit', node: Node | null): void {
    const element = node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : node?.parentElement
    if (element) say({ kind, nodeId: idOf(element), ...describeElement(element, verdicts) })
  }

  function see(event: eventWithTime): void {
    if (event.type !== INCREMENTAL) return
    const { data } = event
    if (data.source === INPUT) remember(nodeOf(data.id))
    if (data.source === MOUSE_INTERACTION && data.type === CLICK) {
      editedId = 0
      tell('click', nodeOf(data.id))
    }
    if (data.source === INPUT && data.userTriggered && data.id !== editedId) {
      editedId = data.id
      tell('input', nodeOf(data.id))
    }
  }

  /** Of frames of the same origin rrweb alone tells. */
  function remember(field: Node | null): void {
    if (field?.nodeType === Node.ELEMENT_NODE && verdicts.of(field) !== 'shown') typed.see(field as Element)
  }

  /** A masked value does not change while it is typed, and rrweb drops what does not change: typing would look idle. */
  function type(event: Event): void {
    const field = event.target
    if (!(field instanceof HTMLElement) || !event.isTrusted) return
    remember(field)
    if (verdicts.isIgnored(field)) return
    const id = idOf(field)
    const isNewEdit = id !== editedId
    if (id <= 0 || (!isNewEdit && event.timeStamp - typedAt < TYPING_MS)) return
    typedAt = event.timeStamp
    const isChecked = field instanceof HTMLInputElement && field.checked
    // An editable element has no value; its text comes by itself, as changes that alone are no activity.
    const value = 'value' in field ? String(field.value) : ''
    const text = verdicts.of(field) === 'shown' ? value : maskInputValue(value)
    add({ type: INCREMENTAL, data: { source: INPUT, id, text, isChecked, userTriggered: true }, timestamp: 0 })
  }

  addEventListener('input', type, { capture: true, passive: true, signal: life.signal })
  addEventListener('submit', (event) => tell('submit', event.target as Node), {
    capture: true,
    passive: true,
    signal: life.signal,
  })
  return {
    see,
    continueEdit(nodeId: number) {
      editedId = nodeId
    },
    stop: () => life.abort(),
  }
}
