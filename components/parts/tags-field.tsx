import { useId, useState } from 'preact/hooks'

import { addTags, removeTag } from './change-tags'
import { Tag } from './tag'

import './field.css'

export interface TagsFieldProps {
  label: string
  tags: string[]
  onTags: (tags: string[]) => void
}

/** Tags: Enter or a comma adds what was typed, Backspace in the empty field takes the last one back. */
export function TagsField({ label, tags, onTags }: TagsFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const add = () => {
    onTags(addTags(tags, typed))
    setTyped('')
  }
  const handleKey = (event: KeyboardEvent) => {
    const isAdding = (event.key === 'Enter' && typed !== '') || event.key === ','
    if (isAdding) {
      event.preventDefault()
      add()
    } else if (event.key === 'Backspace' && typed === '') onTags(tags.slice(0, -1))
  }
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <div class="field-box field-tags">
        {tags.map((tag) => (
          <Tag key={tag} text={tag} onRemove={() => onTags(removeTag(tags, tag))} />
        ))}
        <input
          id={id}
          dir="auto"
          autocomplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={handleKey}
          onBlur={add}
        />
      </div>
    </div>
  )
}
