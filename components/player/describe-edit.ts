import { describeDuration } from '@/components/parts/describe-duration'
import type { Edit, EditWish } from '@/lib/model/edit'
import type { EventKind } from '@/lib/model/event'

/** What goes, in a line: `The text “Ada Lovelace”`. */
export function describeEdit(edit: Edit): string {
  return edit.kind === 'event' ? `The ${describeEvent(edit.target)}` : describeWish(edit)
}

/** What was just taken out, for a notice. */
export function describeDone(wish: EditWish): string {
  if (wish.kind === 'trim') return `Trimmed to ${describeDuration(wish.to - wish.from)}. It can be undone.`
  return `${wish.kind === 'event' ? 'The event' : describeWish(wish)} is taken out. It can be undone.`
}

function describeWish(wish: Exclude<EditWish, { kind: 'event' }>): string {
  switch (wish.kind) {
    case 'element':
      return `The element ${wish.label || 'without a name'}`
    case 'text':
      return `The text “${wish.text}”`
    default:
      return `All but ${describeDuration(wish.to - wish.from)}`
  }
}

function describeEvent({ kind, label, url }: { kind: EventKind; label: string; url: string }): string {
  return `${kind} ${label ? `“${label}”` : url}`
}
