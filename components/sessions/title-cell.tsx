import { StickyNote } from 'lucide-preact'

import { describeCount, describeNumber } from '@/components/parts/describe-count'
import { RowThumbnail } from '@/components/thumbnails/row-thumbnail'
import type { RowPicture } from '@/components/thumbnails/session-thumbnails'
import type { Session } from '@/lib/model/session'

import { ExpiryChip } from './expiry-chip'
import { GapsChip } from './gaps-chip'
import { SessionTags } from './session-tags'
import type { Sessions } from './sessions-model'

export interface TitleCellProps {
  session: Session
  sessions: Sessions
  title: string
  picture: RowPicture | undefined
}

/** What a session looked like, what it is called, and what was said of it. */
export function TitleCell({ session, sessions, title, picture }: TitleCellProps) {
  const { noteCount, study, participant, viewedAt } = session
  const place = [study, participant].filter(Boolean).join(' · ')
  return (
    <span class="session-title">
      <RowThumbnail session={session} picture={picture} />
      <span class="session-title-lines">
        <span class="session-title-line">
          {viewedAt === null && <span class="session-new" title="Nobody has watched it yet" />}
          <span class="cut session-name" dir="auto" title={title}>
            {title}
          </span>
          {viewedAt === null && <span class="only-read-out">, not viewed</span>}
        </span>
        <span class="session-title-line session-chips">
          <ExpiryChip session={session} now={sessions.clock.peek()} />
          <GapsChip session={session} sessions={sessions} />
          {noteCount > 0 && (
            <span class="session-chip session-notes figures" title={describeCount(noteCount, 'note')}>
              <StickyNote size={12} aria-hidden="true" />
              {describeNumber(noteCount)}
              <span class="only-read-out"> {noteCount === 1 ? 'note' : 'notes'}</span>
            </span>
          )}
          <SessionTags tags={session.tags} />
          {place !== '' && (
            <span class="cut session-study" dir="auto" title={place}>
              {place}
            </span>
          )}
        </span>
      </span>
    </span>
  )
}
