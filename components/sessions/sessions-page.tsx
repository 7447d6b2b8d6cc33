import { SearchX, TriangleAlert } from 'lucide-preact'

import { DropZone } from '@/components/files/drop-zone'
import type { FileModels } from '@/components/files/files-buttons'
import { Button } from '@/components/parts/button'
import { describeNumber } from '@/components/parts/describe-count'
import { EmptyState } from '@/components/parts/empty-state'
import { ProgressBar } from '@/components/parts/progress-bar'
import type { Toasts } from '@/components/parts/toasts-model'
import { useKeys } from '@/components/parts/use-keys'
import { readValue } from '@/components/parts/query-state'
import { FilterBar } from '@/components/search/filter-bar'
import type { SearchClient } from '@/components/search/search-client'
import type { Shelf } from '@/components/search/shelf-model'

import { FirstRecording } from './first-recording'
import { SessionsHeader } from './sessions-header'
import { SessionsList, type SessionsListProps } from './sessions-list'

import './sessions-page.css'

export interface SessionsPageProps extends SessionsListProps {
  shelf: Shelf
  progress: SearchClient['progress']
  toasts: Toasts
  files: FileModels
}

/** The sessions: the frame at once, the rows when they are read. */
export function SessionsPage({ shelf, progress, toasts, files, ...list }: SessionsPageProps) {
  // Also where a list has nothing left.
  useKeys({ 'Mod+z': () => toasts.runLatestAction() })
  const { sessions, query } = list
  const hasAny = (readValue(sessions.list.value)?.allCount ?? 1) > 0
  return (
    <DropZone onFiles={files.importing.offer}>
      <div class="sessions-page">
        <SessionsHeader sessions={sessions} shelf={shelf} files={files} />
        {hasAny ? <FilterBar query={query} shelf={shelf} /> : <span />}
        <div class="sessions-body">
          <ReadingBar progress={progress} />
          <SessionsBody {...list} />
        </div>
      </div>
    </DropZone>
  )
}

function SessionsBody(list: SessionsListProps) {
  const answer = list.sessions.list.value
  if (answer.state === 'loading') return null
  if (answer.state === 'failed') return <UnreadableStore />
  const { ids, allCount } = answer.value
  if (allCount === 0) return <FirstRecording />
  return ids.length === 0 ? <NothingFound {...list} /> : <SessionsList {...list} />
}

/** Reading takes a moment where there are very many. */
function ReadingBar({ progress }: Pick<SessionsPageProps, 'progress'>) {
  const reading = progress.value
  if (!reading) return null
  return (
    <div class="sessions-reading">
      <ProgressBar
        label="Reading sessions"
        value={reading.doneCount}
        max={reading.allCount}
        text={`${describeNumber(reading.doneCount)} of ${describeNumber(reading.allCount)} sessions`}
      />
    </div>
  )
}

function NothingFound({ query }: SessionsListProps) {
  return (
    <EmptyState title="No session matches" picture={<SearchX size={28} aria-hidden="true" />}>
      <p>Take a condition away, or look at more days. Conditions that say “not” leave sessions out.</p>
      <Button look="primary" onClick={query.clear}>
        Show all sessions
      </Button>
    </EmptyState>
  )
}

function UnreadableStore() {
  return (
    <EmptyState title="The sessions cannot be read" picture={<TriangleAlert size={28} aria-hidden="true" />}>
      <p>
        The browser did not open the database. Nothing was deleted. Close other Afterimage pages and try again; if it
        stays like this, restart the browser.
      </p>
      <Button look="primary" onClick={() => location.reload()}>
        Try again
      </Button>
    </EmptyState>
  )
}
