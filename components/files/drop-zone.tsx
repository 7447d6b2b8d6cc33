import { Upload } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

import './files.css'

/** Takes files that are dropped anywhere on it; while some are held over it, it says so. */
export function DropZone({ onFiles, children }: { onFiles: (files: File[]) => void; children: ComponentChildren }) {
  const [isOver, setIsOver] = useState(false)
  const hold = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    // Without it the browser would open the file instead of the dashboard.
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setIsOver(true)
  }
  const leave = (event: DragEvent) => {
    const { currentTarget, relatedTarget } = event
    const isInside =
      currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
    if (!isInside) setIsOver(false)
  }
  const drop = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    setIsOver(false)
    onFiles([...event.dataTransfer.files])
  }
  return (
    <div class="drop-zone" onDragEnter={hold} onDragOver={hold} onDragLeave={leave} onDrop={drop}>
      {children}
      {isOver && (
        <p class="drop-zone-sheet">
          <Upload size={28} aria-hidden="true" />
          Drop the files to import them
        </p>
      )}
    </div>
  )
}
