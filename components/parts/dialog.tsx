import { X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

import { IconButton } from './icon-button'

import './dialog.css'

export interface DialogProps {
  title: string
  isOpen: boolean
  /** Escape, the scrim and the cross all come here. */
  onClose: () => void
  children: ComponentChildren
}

/** The browser's own modal dialog: it holds the focus, and gives it back. */
export function Dialog({ title, isOpen, onClose, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (isOpen) element.current?.showModal()
    else element.current?.close()
  }, [isOpen])

  return (
    <dialog ref={element} class="dialog" aria-labelledby={titleId} closedby="any" onClose={onClose}>
      <div class="dialog-sheet">
        <header class="dialog-header">
          <h2 id={titleId}>{title}</h2>
          <IconButton icon={X} label="Close" size="small" onClick={onClose} />
        </header>
        {isOpen && children}
      </div>
    </dialog>
  )
}
