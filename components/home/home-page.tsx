import { Bookmark, ChartNoAxesColumn, Star } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'

import { writeInsightLink, type SavedInsights } from '@/components/insights/saved-insights-model'
import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import { ProgressBar } from '@/components/parts/progress-bar'
import { readValue } from '@/components/parts/query-state'
import type { Shelf } from '@/components/search/shelf-model'
import { FirstRecording } from '@/components/sessions/first-recording'
import type { StorageUse } from '@/components/settings/storage-model'
import { writeQuery } from '@/lib/search/query-address'

import { fillWeek } from './fill-week'
import { STARRED, WEEK, type Home } from './home-model'
import { RecentSessions } from './recent-sessions'
import { WeekFigures } from './week-figures'

import './home.css'

export interface HomePageProps {
  home: Home
  shelf: Shelf
  insights: SavedInsights
  storage: StorageUse
  now: () => number
}

/** Where one begins: the last seven days, and what was put aside. */
export function HomePage({ home, shelf, insights, storage, now }: HomePageProps) {
  const days = readValue(home.days.value)
  const recent = readValue(home.recent.value)
  if (recent?.allCount === 0) return <FirstRecording />
  return (
    <div class="home">
      <header class="home-header">
        <h1>Home</h1>
      </header>
      {days && <WeekFigures days={fillWeek(days, now())} />}
      <div class="home-columns">
        <Part title="Last 7 days">
          {recent && recent.sessions.length > 0 && <RecentSessions sessions={recent.sessions} now={now()} />}
          {recent?.sessions.length === 0 && <p>Nothing was recorded in the last seven days.</p>}
          {recent && recent.count > 0 && (
            <a href={`#/sessions?${writeQuery(WEEK)}`}>
              {recent.count > recent.sessions.length
                ? `All ${describeCount(recent.count, 'session')} of these days`
                : 'Open in the list'}
            </a>
          )}
        </Part>
        <div class="home-side">
          <Pinned insights={insights} />
          <Starred home={home} />
          <Saved shelf={shelf} />
          <StorageMeter storage={storage} />
        </div>
      </div>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="home-part" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Pinned({ insights }: { insights: SavedInsights }) {
  const pinned = insights.pinned.value
  return (
    <Part title="Pinned insights">
      {pinned.length > 0 ? (
        <ul class="home-links">
          {pinned.map((insight) => (
            <li key={insight.id}>
              <a class="home-link" href={writeInsightLink(insight)}>
                <ChartNoAxesColumn size={14} aria-hidden="true" />
                <span class="cut" dir="auto">
                  {insight.name}
                </span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>Save an insight and pin it to find it here.</p>
      )}
    </Part>
  )
}

function Starred({ home }: { home: Home }) {
  const starred = readValue(home.starred.value)
  return (
    <Part title="Starred">
      {starred?.sessions.length ? (
        <ul class="home-links">
          {starred.sessions.map((session) => (
            <li key={session.id}>
              <a class="home-link" href={`#/sessions/${session.id}`}>
                <Star size={14} aria-hidden="true" />
                <span class="cut" dir="auto">
                  {session.title || 'Untitled'}
                </span>
              </a>
            </li>
          ))}
          {starred.count > starred.sessions.length && (
            <li>
              <a href={`#/sessions?${writeQuery(STARRED)}`}>All {describeCount(starred.count, 'starred session')}</a>
            </li>
          )}
        </ul>
      ) : (
        <p>Press S on a session in the list to find it here again.</p>
      )}
    </Part>
  )
}

function Saved({ shelf }: { shelf: Shelf }) {
  const filters = shelf.filters.value
  return (
    <Part title="Saved filters">
      {filters.length > 0 ? (
        <ul class="home-links">
          {filters.map((filter) => (
            <li key={filter.id}>
              <a class="home-link" href={`#/sessions?${filter.query}`}>
                <Bookmark size={14} aria-hidden="true" />
                <span class="cut" dir="auto">
                  {filter.name}
                </span>
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>Filter the list of sessions and save the filter under a name.</p>
      )}
    </Part>
  )
}

function StorageMeter({ storage }: { storage: StorageUse }) {
  useEffect(() => void storage.measure(), [storage])
  const [used, quota] = [storage.usedBytes.value, storage.quotaBytes.value]
  if (used === null || quota === null) return null
  const text = `${describeBytes(used)} of ${describeBytes(quota)} that the browser gives`
  return (
    <Part title="Storage">
      <ProgressBar label="Storage used" value={used} max={quota} text={text} />
      <p class="figures">
        {text}. <a href="#/settings/storage">Storage settings</a>
      </p>
    </Part>
  )
}
