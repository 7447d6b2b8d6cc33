import type { ComponentChildren } from 'preact'

import './empty-state.css'

export interface EmptyStateProps {
  title: string
  picture?: ComponentChildren
  /** It is all there is on the screen, so its title is the screen's. */
  isWholeScreen?: boolean
  children?: ComponentChildren
}

/** What stands where there is nothing yet: says why and what to do. */
export function EmptyState({ title, picture, isWholeScreen = false, children }: EmptyStateProps) {
  const Title = isWholeScreen ? 'h1' : 'h2'
  return (
    <div class="empty-state">
      {picture}
      <Title class="empty-state-title">{title}</Title>
      {children}
    </div>
  )
}
