import { ChevronDown, ChevronsUp, Equal, StickyNote, type LucideIcon } from 'lucide-preact'

import type { NoteSeverity } from '@/lib/model/note'

import './note-icon.css'

const ICONS: Record<NoteSeverity, LucideIcon> = {
  none: StickyNote,
  low: ChevronDown,
  medium: Equal,
  high: ChevronsUp,
}

/** How bad it is, as a shape on a ground that grows stronger. Always beside the word or in a control that has it. */
export function NoteIcon({ severity }: { severity: NoteSeverity }) {
  const Icon = ICONS[severity]
  return (
    <span class={`note-icon note-icon-${severity}`} aria-hidden="true">
      <Icon size={12} strokeWidth={severity === 'none' ? 2 : 3} />
    </span>
  )
}
