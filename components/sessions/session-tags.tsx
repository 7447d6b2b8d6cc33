import { describeCount } from '@/components/parts/describe-count'
import { Tag } from '@/components/parts/tag'

import { TAGS_IN_ROW } from './limits'

/** The tags of a row: the first ones and how many more, or where the list is narrow their number alone. */
export function SessionTags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null
  const [only] = tags
  if (tags.length === 1 && only !== undefined) return <Tag text={only} />
  const rest = tags.slice(TAGS_IN_ROW)
  return (
    <>
      <span class="session-narrow">
        <Tag text={describeCount(tags.length, 'tag')} hint={tags.join(', ')} />
      </span>
      <span class="session-wide session-tags">
        {tags.slice(0, TAGS_IN_ROW).map((tag) => (
          <Tag key={tag} text={tag} />
        ))}
        {rest.length > 0 && <Tag text={`+${rest.length}`} hint={rest.join(', ')} />}
      </span>
    </>
  )
}
