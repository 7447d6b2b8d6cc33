import type { eventWithTime } from '@rrweb/types'

import { querySelectorAll } from '@/lib/masking/element-natives'
import { maskInputValue } from '@/lib/masking/mask-text'

import type { ElementKind } from '@/lib/model/payload'

import { watchClosedRoots } from './closed-roots'
import { describeElement } from './describe-element'
import { TYPING_MS } from './limits'
import type { TypedValues } from './typed-values'
import type { Verdicts } from './verdicts'

/** Fields that a form sends. */
const FIELDS = 'input,textarea,select'

const INCREMENTAL = 3
const MOUSE_INTERACTION = 2
const MOUSE_DOWN = 1
const CLICK = 2
const TOUCH_START = 7
const INPUT = 5

interface Dependencies {
  say(payload: object): void
  add(event: eventWithTime): void
  onSubmit(): void
  nodeOf(id: number): Node | null
  idOf(node: Node): number
  verdicts: Verdicts
  typed: TypedValues
}

/**
 * Looks at what rrweb emits, at the moment it happens, and says which element a person clicked or typed into. One
 * edit of a field is one input, however many keys.
 */
export function watchPeople({ say, add, onSubmit, nodeOf, idOf, verdicts, typed }: Dependencies) {
  const life = new AbortController()
  let editedId = 0
  let typedAt = 0
  /** A press came before the click: scripts click without one. */
  let isPressed = false

  function tell(kind: ElementKind, node: Node | null, isSure = false): void {
    const element = node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : node?.parentElement
    if (element) say({ kind, nodeId: idOf(element), ...describeElement(element, verdicts, isSure) })
  }

  function see(event: eventWithTime): void {
    if (event.type !== INCREMENTAL) return
    const { data } = event
    if (data.source === INPUT) remember(nodeOf(data.id))
    if (data.source === MOUSE_INTERACTION && (data.type === MOUSE_DOWN || data.type === TOUCH_START)) isPressed = true
    if (data.source === MOUSE_INTERACTION && data.type === CLICK) {
      editedId = 0
      tell('click', nodeOf(data.id), isPressed)
      isPressed = false
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

  /** By selector: a form's own list of fields can be hidden by a field of that name. */
  function rememberForm(form: Element): void {
    for (const field of querySelectorAll(form, FIELDS)) remember(field)
  }

  function submit(event: Event): void {
    tell('submit', event.target as Node, event.isTrusted)
    // Also what nobody typed (hidden fields, defaults) is about to be sent, perhaps in an address.
    rememberForm(event.target as Element)
    onSubmit()
  }

  // Out of a closed root nothing is told but that something was.
  const stopRoots = watchClosedRoots((root) =>
    root.addEventListener('input', type, { capture: true, passive: true, signal: life.signal }),
  )
  addEventListener('input', type, { capture: true, passive: true, signal: life.signal })
  addEventListener('submit', submit, { capture: true, passive: true, signal: life.signal })
  for (const name of ['copy', 'cut', 'paste'] as const) {
    addEventListener(name, (event) => tell(name, event.target as Node | null, event.isTrusted), {
      capture: true,
      passive: true,
      signal: life.signal,
    })
  }
  return {
    see,
    /** A script may send a form without a word. */
    rememberForms: () => document.querySelectorAll('form').forEach(rememberForm),
    continueEdit(nodeId: number) {
      editedId = nodeId
    },
    stop() {
      life.abort()
      stopRoots()
    },
  }
}
