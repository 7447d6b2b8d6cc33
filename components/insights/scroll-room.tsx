import type { ComponentChildren } from 'preact'

export interface ScrollRoomProps {
  class: string
  /** What is in it, for those who hear it. */
  label: string
  children: ComponentChildren
}

/** Something that may be wider than its place: it is scrolled by the arrow keys too, so it takes the focus. */
export function ScrollRoom({ class: name, label, children }: ScrollRoomProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section class={name} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
