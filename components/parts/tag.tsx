import { X } from 'lucide-preact'

import './tag.css'

export interface TagProps {
  text: string
  /** More words on hover; the text itself when left out. */
  hint?: string
  onRemove?: () => void
}

/** A tag, with a way to take it off where `onRemove` is given. */
export function Tag({ text, hint = text, onRemove }: TagProps) {
  return (
    <span class="tag" title={hint}>
      <span class="cut" dir="auto">
        {text}
      </span>
      {onRemove && (
        <button type="button" class="tag-remove" aria-label={`Remove tag ${text}`} onClick={onRemove}>
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
