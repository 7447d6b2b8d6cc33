import { Star } from 'lucide-preact'

import type { KeepButtonProps } from './keep-button'

import '@/components/parts/button.css'

/** What somebody wants to find again. */
export function StarButton({ session: { id, isStarred }, sessions, title, tabIndex }: KeepButtonProps) {
  return (
    <button
      type="button"
      class="button button-quiet button-icon button-small session-pin"
      aria-label={`Star ${title}`}
      aria-pressed={isStarred}
      title={isStarred ? 'Starred' : 'Star'}
      tabIndex={tabIndex}
      onClick={() => void sessions.star([id], !isStarred)}
    >
      <Star size={14} aria-hidden="true" />
    </button>
  )
}
