import { Plus } from 'lucide-preact'
import { useRef, useState } from 'preact/hooks'

import { closePopover, Popover } from '@/components/parts/popover'
import type { Condition } from '@/lib/model/filter'

import { listChoices } from './list-choices'

/** "Add filter": what can be asked for, found by typing. */
export function AddFilter({ onAdd }: { onAdd: (condition: Condition) => void }) {
  return (
    <Popover icon={Plus} label="Add filter" title="Add a filter">
      <ChoiceList onChoose={onAdd} />
    </Popover>
  )
}

/** Arrow keys go from the field through the list, Enter takes the first or the one that has the focus. */
function ChoiceList({ onChoose }: { onChoose: (condition: Condition) => void }) {
  const placeRef = useRef<HTMLFieldSetElement>(null)
  const [typed, setTyped] = useState('')
  const choices = listChoices(typed)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const stops = [...(placeRef.current?.querySelectorAll<HTMLElement>('input, button') ?? [])]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    if (step === undefined || at < 0) return
    event.preventDefault()
    stops[(at + step + stops.length) % stops.length]?.focus()
  }
  const choose = (event: Pick<Event, 'currentTarget'>, condition: Condition) => {
    closePopover(event)
    onChoose(condition)
  }
  return (
    <fieldset ref={placeRef} class="filter-choices" aria-label="Filters">
      <input
        class="field-box"
        type="text"
        aria-label="Find a filter"
        autocomplete="off"
        placeholder="Find a filter"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = choices
          if (event.key === 'Enter' && first) choose(event, first.condition)
          else move(event)
        }}
      />
      <ul class="filter-choice-list">
        {choices.map(({ name, group, condition }) => (
          <li key={`${group} ${name}`}>
            <button type="button" class="filter-choice" onKeyDown={move} onClick={(event) => choose(event, condition)}>
              <span>{name}</span>
              <span class="filter-choice-group">{group}</span>
            </button>
          </li>
        ))}
        {choices.length === 0 && <li class="filter-choice-group">Nothing is called that.</li>}
      </ul>
    </fieldset>
  )
}
