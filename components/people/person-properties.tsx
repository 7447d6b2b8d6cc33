import { Plus, X } from 'lucide-preact'
import { useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { IconButton } from '@/components/parts/icon-button'
import { TextField } from '@/components/parts/text-field'
import type { ListedPerson } from '@/lib/search/list-people'

import type { People } from './people-model'
import { readTyped } from './read-typed'

/** What is known of a person: from the pages that said it, and typed here. */
export function PersonProperties({ person, people }: { person: ListedPerson; people: People }) {
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const add = (event: Event) => {
    event.preventDefault()
    if (name.trim() === '') return
    void people.setProperty(person.id, name.trim(), readTyped(value))
    setName('')
    setValue('')
  }
  const properties = Object.entries(person.properties).toSorted(([a], [b]) => a.localeCompare(b))
  return (
    <section aria-label="Properties">
      <h2>Properties</h2>
      {properties.length > 0 && (
        <ul class="person-properties">
          {properties.map(([key, known]) => (
            <li key={key}>
              <span class="cut people-quiet" title={key}>
                {key}
              </span>
              <span class="cut" dir="auto" title={String(known)}>
                {String(known)}
              </span>
              <IconButton
                icon={X}
                size="small"
                label={`Remove ${key}`}
                onClick={() => void people.setProperty(person.id, key, null)}
              />
            </li>
          ))}
        </ul>
      )}
      <form class="person-add" onSubmit={add}>
        <TextField label="Property" value={name} onValue={setName} />
        <TextField label="Value" value={value} onValue={setValue} />
        <Button size="small" icon={Plus} type="submit" disabled={name.trim() === ''}>
          Add
        </Button>
      </form>
    </section>
  )
}
