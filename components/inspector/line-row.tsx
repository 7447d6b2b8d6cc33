import type { ComponentChildren } from 'preact'

import './line-row.css'

/** Where a line stands in its list, and what holds of it now. */
export interface LineState {
  index: number
  topPx: number
  /** Read out, because only the rows in view exist: `3 of 40`. */
  position: string
  isCurrent: boolean
  isAhead: boolean
  /** A link points at it. */
  isLinked?: boolean
  /** It is one of those that were asked for, among others. */
  isMatching?: boolean
  /** Its details are open. */
  isOpen?: boolean
  /** One stop for Tab in the whole list; the arrow keys go on from there. */
  tabIndex?: number
}

export interface LineRowProps {
  state: LineState
  /** Names of classes: the kind of list, and how its kind of line looks. */
  look: string
  title: string
  /** Keys it listens to, as `aria-keyshortcuts` has them. */
  keys?: string
  onPress: () => void
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined
  /** Before the button and after it: what can be done to the line. */
  before?: ComponentChildren
  after?: ComponentChildren
  children: ComponentChildren
}

/** One line of a list: a button that goes to its moment. */
export function LineRow({ state, look, title, keys, onPress, onKeyDown, before, after, children }: LineRowProps) {
  const { index, topPx, position, isCurrent, isAhead, isLinked, isMatching, isOpen, tabIndex = 0 } = state
  const classes = [
    'event',
    look,
    isAhead ? 'event-ahead' : '',
    isLinked ? 'event-linked' : '',
    isMatching ? 'event-matching' : '',
    isOpen ? 'event-open' : '',
  ]
  return (
    <li class="event-place" style={{ transform: `translateY(${topPx}px)` }}>
      {before}
      <button
        type="button"
        class={classes.filter(Boolean).join(' ')}
        title={title}
        data-index={index}
        tabIndex={tabIndex}
        {...(isCurrent ? { 'aria-current': 'true' } : {})}
        {...(keys ? { 'aria-keyshortcuts': keys } : {})}
        onKeyDown={onKeyDown}
        onClick={onPress}
      >
        {children}
        <span class="only-read-out">
          {isLinked ? ', linked' : ''}
          {isMatching ? ', matching' : ''} {position}
        </span>
      </button>
      {after}
    </li>
  )
}
