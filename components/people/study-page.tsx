import { ArrowLeft, FlaskConicalOff, ListVideo, Plus, X } from 'lucide-preact'
import { useEffect, useMemo, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { describeCount } from '@/components/parts/describe-count'
import { EmptyState } from '@/components/parts/empty-state'
import { IconButton } from '@/components/parts/icon-button'
import { NamePopover } from '@/components/parts/name-popover'
import { TextArea } from '@/components/parts/text-area'
import { TextField } from '@/components/parts/text-field'
import { RecentSessions } from '@/components/home/recent-sessions'
import type { Shelf } from '@/components/search/shelf-model'
import type { Study } from '@/lib/model/library'
import { ALL_SESSIONS, type ListQuery } from '@/lib/model/query'
import type { Session } from '@/lib/model/session'
import { writeQuery } from '@/lib/search/query-address'

import './people.css'

export interface StudySessions {
  read(query: ListQuery): Promise<{ sessions: Session[]; count: number }>
  version: { value: number }
}

export interface StudyPageProps {
  name: string
  shelf: Shelf
  sessions: StudySessions
  now: () => number
}

/** One study: who takes part, what they do, what they agreed to, and their sessions. */
export function StudyPage({ name, shelf, sessions, now }: StudyPageProps) {
  const study = shelf.studies.value.find((one) => one.name === name)
  if (!shelf.isRead.value) return null
  if (!study) return <UnknownStudy name={name} />
  const change = (changes: Partial<Study>) => void shelf.changeStudy(study, changes)
  const rename = async (next: string) => {
    await shelf.changeStudy(study, { name: next })
    location.hash = `#/studies/${encodeURIComponent(next)}`
  }
  return (
    <div class="person-page">
      <header class="screen-header">
        <a class="people-back" href="#/studies" aria-label="Back to studies" title="Back to studies">
          <ArrowLeft size={16} aria-hidden="true" />
        </a>
        <h1 class="cut" dir="auto">
          {study.name}
        </h1>
        <span class="people-room" />
        <NamePopover
          label="Rename"
          field="Name of the study"
          action="Rename"
          check={(next) =>
            shelf.studies.value.some((one) => one.name === next) ? 'There is a study of this name.' : null
          }
          onName={(next) => void rename(next)}
        />
      </header>
      <aside class="person-side" aria-label="About this study">
        <Participants study={study} onChange={change} />
        <Tasks study={study} onChange={change} />
        <ConsentNote key={study.name} study={study} onChange={change} />
      </aside>
      <Sessions study={study} sessions={sessions} now={now} />
    </div>
  )
}

function UnknownStudy({ name }: { name: string }) {
  return (
    <EmptyState isWholeScreen title="There is no such study" picture={<FlaskConicalOff size={28} aria-hidden="true" />}>
      <p>“{name}” was renamed or deleted. Its sessions are in the list.</p>
      <a class="button button-primary" href="#/studies">
        Go to studies
      </a>
    </EmptyState>
  )
}

interface PartProps {
  study: Study
  onChange: (changes: Partial<Study>) => void
}

function Participants({ study: { participants }, onChange }: PartProps) {
  const [code, setCode] = useState('')
  const [note, setNote] = useState('')
  const isTaken = participants.some((one) => one.code === code.trim())
  const add = (event: Event) => {
    event.preventDefault()
    if (code.trim() === '' || isTaken) return
    onChange({ participants: [...participants, { code: code.trim(), note: note.trim() }] })
    setCode('')
    setNote('')
  }
  return (
    <section aria-label="Participants">
      <h2>Participants</h2>
      {participants.length > 0 && (
        <ul class="person-properties">
          {participants.map((one) => (
            <li key={one.code}>
              <span class="cut" dir="auto">
                {one.code}
              </span>
              <span class="cut people-quiet" dir="auto" title={one.note}>
                {one.note}
              </span>
              <IconButton
                icon={X}
                size="small"
                label={`Remove ${one.code}`}
                onClick={() => onChange({ participants: participants.filter((other) => other.code !== one.code) })}
              />
            </li>
          ))}
        </ul>
      )}
      <form class="person-add" onSubmit={add}>
        <TextField
          label="Participant"
          value={code}
          onValue={setCode}
          problem={isTaken && code !== '' ? 'This one is there already.' : null}
        />
        <TextField label="About them" value={note} onValue={setNote} />
        <Button size="small" icon={Plus} type="submit" disabled={code.trim() === '' || isTaken}>
          Add
        </Button>
      </form>
    </section>
  )
}

function Tasks({ study: { tasks }, onChange }: PartProps) {
  const [task, setTask] = useState('')
  const add = (event: Event) => {
    event.preventDefault()
    if (task.trim() === '') return
    onChange({ tasks: [...tasks, task.trim()] })
    setTask('')
  }
  return (
    <section aria-label="Tasks">
      <h2>Tasks</h2>
      {tasks.length > 0 && (
        <ol class="study-tasks">
          {tasks.map((one, index) => (
            // Two tasks may read alike; a task is its place.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${index} ${one}`}>
              <span dir="auto">{one}</span>
              <IconButton
                icon={X}
                size="small"
                label={`Remove task ${index + 1}`}
                onClick={() => onChange({ tasks: tasks.toSpliced(index, 1) })}
              />
            </li>
          ))}
        </ol>
      )}
      <form class="person-add" onSubmit={add}>
        <TextField label="Task" value={task} onValue={setTask} />
        <Button size="small" icon={Plus} type="submit" disabled={task.trim() === ''}>
          Add
        </Button>
      </form>
    </section>
  )
}

function ConsentNote({ study, onChange }: PartProps) {
  const [text, setText] = useState(study.consentNote)
  return (
    <section aria-label="Consent note">
      <TextArea label="What participants were told and agreed to" value={text} onValue={setText} rows={4} />
      <Button size="small" disabled={text === study.consentNote} onClick={() => onChange({ consentNote: text })}>
        Save note
      </Button>
    </section>
  )
}

function Sessions({ study, sessions, now }: { study: Study } & Pick<StudyPageProps, 'sessions' | 'now'>) {
  const [found, setFound] = useState<{ sessions: Session[]; count: number } | null>(null)
  const version = sessions.version.value
  const { name } = study
  const query = useMemo(() => queryStudy(name), [name])
  useEffect(() => {
    const read = async () => setFound(await sessions.read(query))
    read().catch(console.error)
  }, [sessions, version, query])
  if (!found) return <div />
  return (
    <section class="study-sessions" aria-label="Sessions of this study">
      <p>
        <a class="button button-plain button-small" href={`#/sessions?${writeQuery(query)}`}>
          <ListVideo size={16} aria-hidden="true" />
          {describeCount(found.count, 'session')} in the list
        </a>
      </p>
      {found.sessions.length > 0 && <RecentSessions sessions={found.sessions} now={now()} />}
    </section>
  )
}

function queryStudy(name: string): ListQuery {
  const test = { is: 'is' as const, value: name }
  return { ...ALL_SESSIONS, filter: { join: 'and', parts: [{ kind: 'session', field: 'study', test }] } }
}
