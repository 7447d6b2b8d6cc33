import type { Note, NoteSeverity, NoteTag } from '@/lib/model/note'

export const TAG_NAMES: Record<NoteTag, string> = {
  none: 'No tag',
  issue: 'Issue',
  design: 'Design',
  question: 'Question',
  idea: 'Idea',
  quote: 'Quote',
}

export const SEVERITY_NAMES: Record<NoteSeverity, string> = {
  none: 'No severity',
  low: 'Low severity',
  medium: 'Medium severity',
  high: 'High severity',
}

/** What a note says; a moment that was only marked has no words of its own. */
export function describeNoteText({ text }: Pick<Note, 'text'>): string {
  return text || 'Marked moment'
}

/** A note in one text, as it stands beside its mark: what it is about and how bad it is come first. */
export function describeNote({ text, tag = 'none', severity = 'none' }: Note): string {
  const about = [tag === 'none' ? '' : TAG_NAMES[tag], severity === 'none' ? '' : SEVERITY_NAMES[severity]]
  const before = about.filter((word) => word !== '').join(', ')
  return before === '' ? describeNoteText({ text }) : `${before}: ${describeNoteText({ text })}`
}
