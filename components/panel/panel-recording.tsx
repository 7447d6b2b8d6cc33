import { useModel } from '@preact/signals'
import { useMemo, useState } from 'preact/hooks'

import { AddNote } from '@/components/notes/add-note'
import { MarkKey } from '@/components/notes/mark-key'
import { NotesList } from '@/components/notes/notes-list'
import { NotesModel } from '@/components/notes/notes-model'
import { askOrTell } from '@/components/parts/ask'
import { Choice } from '@/components/parts/choice'
import { describeNumber } from '@/components/parts/describe-count'
import { EmptyState } from '@/components/parts/empty-state'
import { watchQuery } from '@/components/parts/watch-query'
import { describePosition } from '@/components/player/describe-time'
import { GapsSoFar } from '@/components/popup/gaps-so-far'
import { NotRecordedHere } from '@/components/popup/not-recorded-here'
import { RecordedByRule } from '@/components/popup/recorded-by-rule'
import { RecordingButtons, RecordingFigures, RecordingHead } from '@/components/popup/recording-head'
import type { PopupState } from '@/components/popup/popup-model'
import type { Session } from '@/lib/model/session'

import { LiveEvents } from './live-events'
import type { PanelGivens } from './panel-givens'
import { SessionTags } from './session-tags'

export interface PanelRecordingProps {
  popup: PopupState
  session: Session
  given: PanelGivens
}

/** A recording while it goes on, beside the page it is of: what happens, what is said of it, and the buttons. */
export function PanelRecording({ popup, session, given }: PanelRecordingProps) {
  const { id, startedAt } = session
  const { ask, toasts, now, readEvents, readNotes, openMoment } = given
  const [tab, setTab] = useState<'events' | 'notes'>('events')
  const events = useMemo(() => watchQuery(() => readEvents(id)), [readEvents, id])
  const notesQuery = useMemo(() => watchQuery(() => readNotes(id)), [readNotes, id])
  const notes = useModel(() => new NotesModel({ sessionId: id, query: notesQuery, readAt: now, now, ask, toasts }))
  const tell = (text: string) => void toasts.show({ text })
  const jump = (at: number) => openMoment(id, (at - startedAt) / 1_000)
  const noted = notes.all.value ?? []
  const options = [
    { value: 'events' as const, label: `Events ${describeNumber(session.eventCount)}` },
    { value: 'notes' as const, label: `Notes ${describeNumber(noted.length)}` },
  ]
  return (
    <>
      <RecordingHead popup={popup} session={session} />
      <RecordingFigures popup={popup} session={session} />
      <RecordingButtons popup={popup} session={session} />
      {session.mode === 'always' && <RecordedByRule popup={popup} />}
      <NotRecordedHere popup={popup} />
      <GapsSoFar popup={popup} />
      <SessionTags
        session={session}
        onTags={(change) => void askOrTell(ask('tagSessions', { sessionIds: [id], ...change }), tell)}
      />
      <AddNote notes={notes} label={notes.draft.value.text === '' ? 'Mark this moment' : 'Add note'}>
        <MarkKey shortcut={popup.shortcut} onChoose={popup.chooseKeys} isShort />
      </AddNote>
      <div class="panel-lists">
        <Choice label="What to list" value={tab} options={options} onValue={setTab} />
        {tab === 'events' ? (
          <LiveEvents events={events} from={startedAt} onJump={jump} />
        ) : noted.length > 0 ? (
          <div class="live-events">
            <NotesList
              notes={notes}
              shown={noted}
              describeTime={(at) => describePosition(at - startedAt)}
              jump="Watch this moment"
              onJump={jump}
            />
          </div>
        ) : (
          <EmptyState title="No notes yet" />
        )}
      </div>
    </>
  )
}
