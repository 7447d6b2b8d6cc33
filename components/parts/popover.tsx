import type { LucideIcon } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'

import { Button } from './button'

import './popover.css'

export interface PopoverProps {
  icon?: LucideIcon
  /** On the button. */
  label: string
  /** What opens, for those who hear it. */
  title: string
  look?: 'plain' | 'quiet' | 'primary'
  size?: 'normal' | 'small'
  /** What is in it closes it by `closePopover`. */
  children: ComponentChildren
}

/** A button with a sheet below it that closes with Escape, with a press outside of it, and when the focus leaves it. */
export function Popover({ icon, label, title, look = 'plain', size = 'small', children }: PopoverProps) {
  const [isOpen, setIsOpen] = useState(false)
  const placeRef = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    if (!isOpen) return undefined
    const place = placeRef.current
    const sheet = place?.querySelector('dialog')
    sheet?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
    const leave = (event: Event) => {
      if (event.target instanceof Node && !place?.contains(event.target)) setIsOpen(false)
    }
    // Before the keys of the screen hear it.
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      event.preventDefault()
      sheet?.close()
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    document.addEventListener('keydown', escape, { capture: true })
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
      document.removeEventListener('keydown', escape, { capture: true })
    }
  }, [isOpen])

  const handleClose = () => {
    setIsOpen(false)
    const [place, { activeElement }] = [placeRef.current, document]
    // It is told late: whoever went on to something else by then keeps the focus.
    if (activeElement !== document.body && !place?.contains(activeElement)) return
    place?.querySelector('button')?.focus()
  }
  return (
    <div ref={placeRef} class="popover">
      <Button
        look={look}
        size={size}
        {...(icon ? { icon } : {})}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        {...(isOpen ? { 'aria-controls': id } : {})}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
      </Button>
      {isOpen && (
        <dialog id={id} class="popover-sheet" open aria-label={title} onClose={handleClose}>
          {children}
        </dialog>
      )}
    </div>
  )
}

/** Closes the sheet that something stands in, and gives the focus back to its button. */
export function closePopover(event: { currentTarget: EventTarget | null }): void {
  if (event.currentTarget instanceof Element) event.currentTarget.closest('dialog')?.close()
}
