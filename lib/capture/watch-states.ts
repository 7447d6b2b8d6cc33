import type { eventWithTime } from '@rrweb/types'

import { matches, rootOf } from '@/lib/masking/element-natives'
import { INDETERMINATE, POPOVER } from '@/lib/model/states'

import { hookSetter } from './hook-setter'
import { describeAttribute, type SerializedElement } from './visit-nodes'
import type { Watcher } from './watcher'

interface Dependencies {
  add(event: eventWithTime): void
  nodeOf(id: number): Node | null
  idOf(node: Node): number
}

/**
 * What elements show by a state that is no attribute: a popover that is open, a box that is neither checked nor not. It
 * is stored as an attribute of its own, as rrweb stores how a dialog is open.
 */
export function watchStates({
  add,
  nodeOf,
  idOf,
}: Dependencies): Watcher & { visit(element: SerializedElement): void } {
  const life = new AbortController()

  function tell(element: Element, name: string, isOn: boolean): void {
    const id = idOf(element)
    if (id > 0) add(describeAttribute(id, name, isOn ? 'true' : null))
  }
  const onToggle = ({ target, newState }: ToggleEvent) => {
    if (target instanceof HTMLElement && target.popover !== null) tell(target, POPOVER, newState === 'open')
  }
  addEventListener('toggle', onToggle, { capture: true, signal: life.signal })
  /** It does not leave a shadow root. */
  const roots = new WeakSet<Node>()
  function listenIn(root: Node): void {
    if (root instanceof Document || roots.has(root)) return
    roots.add(root)
    root.addEventListener('toggle', onToggle as (event: Event) => void, { capture: true, signal: life.signal })
  }
  const onSet = (input: unknown, value: unknown) => tell(input as Element, INDETERMINATE, Boolean(value))
  hookSetter(HTMLInputElement.prototype, 'indeterminate', onSet, life.signal)
  // A click makes it one or the other.
  const onChange = ({ target }: Event) => {
    if (target instanceof HTMLInputElement && target.type === 'checkbox') tell(target, INDETERMINATE, false)
  }
  addEventListener('change', onChange, { capture: true, passive: true, signal: life.signal })

  return {
    visit({ tagName, id, attributes }) {
      const isAsked = 'popover' in attributes || (tagName === 'input' && attributes['type'] === 'checkbox')
      const element = isAsked ? (nodeOf(id) as Element | null) : null
      if (!element) return
      if ('popover' in attributes) listenIn(rootOf(element))
      if ('popover' in attributes && matches(element, ':popover-open')) attributes[POPOVER] = 'true'
      if (tagName === 'input' && (element as HTMLInputElement).indeterminate) attributes[INDETERMINATE] = 'true'
    },
    flush: () => undefined,
    stop: () => life.abort(),
  }
}
