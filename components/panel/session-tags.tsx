import { TagsField } from '@/components/parts/tags-field'
import type { Session } from '@/lib/model/session'

export interface SessionTagsProps {
  session: Session
  onTags: (change: { added: string[]; removed: string[] }) => void
}

/** The tags of the session, each change stored at once. */
export function SessionTags({ session, onTags }: SessionTagsProps) {
  const change = (tags: string[]) => {
    const added = tags.filter((tag) => !session.tags.includes(tag))
    const removed = session.tags.filter((tag) => !tags.includes(tag))
    if (added.length + removed.length > 0) onTags({ added, removed })
  }
  return <TagsField label="Tags of the session" tags={session.tags} onTags={change} />
}
