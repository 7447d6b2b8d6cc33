import { FlaskConical, Plus, Trash } from 'lucide-preact'

import { describeCount } from '@/components/parts/describe-count'
import { EmptyState } from '@/components/parts/empty-state'
import { IconButton } from '@/components/parts/icon-button'
import { NamePopover } from '@/components/parts/name-popover'
import type { Shelf } from '@/components/search/shelf-model'
import type { Study } from '@/lib/model/library'

import { PeopleTabs } from './people-tabs'

import './people.css'

/** Named sets of sessions with participants, tasks and what was agreed. */
export function StudiesPage({ shelf }: { shelf: Shelf }) {
  const studies = shelf.studies.value
  const create = async (name: string) => {
    await shelf.createStudy(name)
    location.hash = `#/studies/${encodeURIComponent(name)}`
  }
  return (
    <div class="people-page">
      <header class="screen-header">
        <h1>Studies</h1>
        <PeopleTabs current="Studies" />
        <span class="people-room" />
        <NamePopover
          icon={Plus}
          label="New study"
          field="Name of the study"
          action="Create study"
          suggest={() => shelf.suggest({ of: 'session', field: 'study' })}
          check={(name) => (studies.some((study) => study.name === name) ? 'There is a study of this name.' : null)}
          onName={(name) => void create(name)}
        />
      </header>
      {studies.length === 0 ? (
        <EmptyState title="No studies yet" picture={<FlaskConical size={28} aria-hidden="true" />}>
          <p>
            A study has participants, tasks and a consent note. Sessions are in it by its name: write it when you save a
            session, or put selected sessions into it.
          </p>
        </EmptyState>
      ) : (
        <ul class="people-list" aria-label="Studies">
          {studies.map((study) => (
            <StudyRow key={study.name} study={study} shelf={shelf} />
          ))}
        </ul>
      )}
    </div>
  )
}

function StudyRow({ study, shelf }: { study: Study; shelf: Shelf }) {
  return (
    <li class="people-item">
      <a class="cut people-name" dir="auto" href={`#/studies/${encodeURIComponent(study.name)}`}>
        {study.name}
      </a>
      <span class="people-quiet">{describeCount(study.participants.length, 'participant')}</span>
      <span class="people-quiet">{describeCount(study.tasks.length, 'task')}</span>
      <span />
      <IconButton
        icon={Trash}
        size="small"
        label={`Delete ${study.name}`}
        onClick={() => void shelf.deleteStudy(study)}
      />
    </li>
  )
}
