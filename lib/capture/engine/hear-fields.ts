import { closest, matches, parentElementOf, readTag, typeOfNode } from '@/lib/masking/element-natives'
import { maskInputValue } from '@/lib/masking/mask-text'

import { hookSetter } from '../hook-setter'
import { isDocument, SOURCE, targetOf, type Listener, type Tools } from './tools'
import { ELEMENT } from '../node-types'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

interface Value {
  text: string
  isChecked: boolean
}

/** What stands in fields: at once when a person did it, and after the next paint when a script did. */
export function hearFields(tools: Tools): Listener {
  const { ids, rules, verdicts } = tools
  const told = new WeakMap<Element, Value>()
  /** And whether a person did it. */
  const untold = new Map<Field, boolean>()

  const hear = tools.guard((event: Event) => {
    const target = targetOf(event)
    const field = target && fieldOf(target)
    if (!field) return
    // One that was just made is told of with it.
    if (ids.of(field) === undefined) note(field, event.isTrusted)
    else tell(field, event.isTrusted)
  })
  function note(field: Field, userTriggered: boolean): void {
    untold.set(field, userTriggered || untold.get(field) === true)
    tools.schedule()
  }
  function tell(field: Field, userTriggered: boolean): void {
    if (closest(field, rules.block) || matches(field, rules.ignore)) return
    const value = readValue(field)
    tellValue(field, value, userTriggered)
    if (field.type !== 'radio' || !value.isChecked || !field.name) return
    // With this one chosen, none of the others of its name is.
    for (const other of field.ownerDocument.querySelectorAll<HTMLInputElement>('input[type="radio"]'))
      if (other !== field && other.name === field.name)
        tellValue(other, { text: other.value, isChecked: other.checked }, false)
  }
  function tellValue(field: Field, value: Value, userTriggered: boolean): void {
    const last = told.get(field)
    const id = ids.name(field)
    if (id === undefined || (last?.text === value.text && last.isChecked === value.isChecked)) return
    told.set(field, value)
    tools.say({ source: SOURCE.input, ...value, userTriggered, id })
  }
  function readValue(field: Field): Value {
    const { type, value } = field
    if (type === 'radio' || type === 'checkbox') return { text: value, isChecked: (field as HTMLInputElement).checked }
    return { text: verdicts.of(field) === 'shown' ? value : maskInputValue(value), isChecked: false }
  }

  const noteSet = (element: Element) => {
    const field = fieldOf(element)
    if (field) note(field, false)
  }

  return {
    listen(target, until) {
      if (!isDocument(target)) return
      const options = { capture: true, passive: true, signal: until }
      for (const name of ['input', 'change']) target.addEventListener(name, hear, options)
    },
    hook(view, signal) {
      const { HTMLInputElement: input, HTMLTextAreaElement: area, HTMLSelectElement: select } = view
      const { HTMLOptionElement: option } = view
      const properties: [object, string][] = [
        [input.prototype, 'value'],
        [input.prototype, 'checked'],
        [area.prototype, 'value'],
        [select.prototype, 'value'],
        // Some libraries set it instead of the value.
        [select.prototype, 'selectedIndex'],
        [option.prototype, 'selected'],
      ]
      for (const [owner, name] of properties) hookSetter(owner, name, (set) => noteSet(set as Element), signal)
    },
    tell() {
      for (const [field, userTriggered] of untold) if (field.isConnected) tell(field, userTriggered)
      untold.clear()
    },
  }
}

function fieldOf(target: Node): Field | null {
  if (typeOfNode(target) !== ELEMENT) return null
  const element = readTag(target as Element) === 'option' ? parentElementOf(target) : (target as Element)
  const tag = element ? readTag(element) : ''
  return tag === 'input' || tag === 'textarea' || tag === 'select' ? (element as Field) : null
}
