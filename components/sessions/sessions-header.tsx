import { Eye, FlaskConical, Pin, Star, Tag as TagIcon, Trash, UsersRound } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import { describeDuration } from '@/components/parts/describe-duration'
import { ExportButton, ImportButton, type FileModels } from '@/components/files/files-buttons'
import { Kbd } from '@/components/parts/kbd'
import { NamePopover } from '@/components/parts/name-popover'
import { RecordingDot } from '@/components/parts/recording-dot'
import { readValue } from '@/components/parts/query-state'
import type { Shelf } from '@/components/search/shelf-model'

import type { Sessions } from './sessions-model'

export interface SessionsHeaderProps {
  sessions: Sessions
  shelf: Shelf
  files: FileModels
}

export function SessionsHeader({ sessions, shelf, files }: SessionsHeaderProps) {
  const selectedCount = sessions.selectedIds.value.length
  return (
    <header class="screen-header">
      <h1>Sessions</h1>
      {selectedCount > 0 ? (
        <SelectionBar sessions={sessions} shelf={shelf} files={files} count={selectedCount} />
      ) : (
        <>
          <Totals sessions={sessions} />
          <ExportButton exporting={files.exporting} sessionIds={sessions.order.value} />
          <ImportButton importing={files.importing} />
        </>
      )}
    </header>
  )
}

/** How many there are; how many of all where the list is narrowed. The number is the length of the list. */
function Totals({ sessions }: { sessions: Sessions }) {
  const list = readValue(sessions.list.value)
  if (!list || list.allCount === 0) return <span class="sessions-totals" />
  const count = list.ids.length
  const isAll = count === list.allCount
  return (
    <>
      <output class="sessions-totals figures">
        <span>
          {describeCount(count, 'session')}
          {!isAll && ` of ${list.allCount.toLocaleString()}`}
        </span>
        <span>{describeBytes(list.bytes)}</span>
        {!isAll && <span>{describeDuration(list.lengthMs)} in all</span>}
        {list.recordingCount > 0 && (
          <span class="sessions-live">
            <RecordingDot />
            {describeCount(list.recordingCount, 'recording')} now
          </span>
        )}
      </output>
      <p class="sessions-keys" aria-hidden="true">
        <Kbd keyName="J" />
        <Kbd keyName="K" />
        <span>move</span>
        <Kbd keyName="Enter" />
        <span>open</span>
        <Kbd keyName="X" />
        <span>select</span>
        <Kbd keyName="S" />
        <span>star</span>
        <Kbd keyName="P" />
        <span>keep</span>
        <Kbd keyName="Del" />
        <span>delete</span>
      </p>
    </>
  )
}

/** What can be done to all that is selected; each with Undo. */
function SelectionBar({ sessions, shelf, files, count }: SessionsHeaderProps & { count: number }) {
  const studyNames = shelf.studies.value.map(({ name }) => name)
  return (
    <>
      <output class="sessions-totals figures">{describeCount(count, 'session')} selected</output>
      <Button size="small" look="quiet" onClick={sessions.clearSelection}>
        Clear selection
      </Button>
      <NamePopover
        icon={TagIcon}
        label="Tag"
        field="Tag"
        action="Add tag"
        suggest={() => shelf.suggest({ of: 'session', field: 'tag' })}
        onName={(tag) => void sessions.tagChosen(tag)}
      />
      <NamePopover
        icon={FlaskConical}
        label="Study"
        field="Study"
        action="Put into study"
        mayBeEmpty="Take out of their study"
        suggest={async () => studyNames}
        onName={(study) => void sessions.studyChosen(study)}
      />
      <NamePopover
        icon={UsersRound}
        label="Cohort"
        field="Name of the cohort"
        action="Save as cohort"
        onName={(name) => void shelf.keepCohort(name, sessions.selectedIds.peek())}
      />
      <Button size="small" icon={Star} onClick={() => void sessions.starChosen()}>
        Star
      </Button>
      <Button size="small" icon={Eye} onClick={() => void sessions.viewChosen()}>
        Viewed
      </Button>
      <Button size="small" icon={Pin} onClick={() => void sessions.keepChosen()}>
        Keep
      </Button>
      <ExportButton exporting={files.exporting} sessionIds={sessions.selectedIds.value} />
      <Button size="small" look="danger" icon={Trash} onClick={() => void sessions.removeChosen()}>
        Delete
      </Button>
    </>
  )
}
