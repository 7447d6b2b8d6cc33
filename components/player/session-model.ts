import { createModel, effect, signal, untracked, type ReadonlySignal } from '@preact/signals'

import type { Playback } from '@/lib/playback/create-playback'
import type { ReadIndex } from '@/lib/playback/session-index'
import { assembleStream, type StreamItem } from '@/lib/replay/stream'
import type { SessionContent } from '@/lib/store/read-sessions'

/** How the model reads the store and the wall clock. */
export interface SessionReader extends Pick<Playback, 'open' | 'index' | 'readBlock'> {
  now(): number
}

export interface LoadedSession extends Omit<ReadIndex, 'details'> {
  content: SessionContent
  stream: StreamItem[]
  /** When it was read, epoch ms: what is still being recorded has grown since. Another time is another reading. */
  readAt: number
  /** Where to begin; `undefined` for the start. */
  startAt: number | undefined
}

export type SessionState =
  | { kind: 'loading'; doneBytes: number; totalBytes: number }
  | { kind: 'unknown' }
  | { kind: 'failed'; message: string }
  | { kind: 'ready'; session: LoadedSession }

/**
 * One session, there as soon as its first picture can be shown while the rest is still read. A reload while one is under
 * way replaces it. `version` says which edits there are: whenever it becomes another, the session is read again, and what
 * was read before stays until then. `startSec` says where to begin, in seconds since its start.
 */
export const SessionModel = createModel(
  (sessionId: string, reader: SessionReader, version?: ReadonlySignal<string | undefined>, startSec?: number) => {
    const state = signal<SessionState>(LOADING)
    /** While what is shown is not the newest. */
    const isRefreshing = signal(false)
    let load = new AbortController()

    const read = async (startAt: number | undefined, isQuiet: boolean, firstSec?: number) => {
      load.abort()
      load = new AbortController()
      const { signal: stop } = load
      const tell = (next: SessionState) => {
        if (stop.aborted) return
        isRefreshing.value = isQuiet && next.kind === 'loading'
        if (!isRefreshing.value) state.value = next
      }
      tell(LOADING)
      try {
        await readSession(sessionId, reader, { startAt, firstSec, isWhole: isQuiet }, stop, tell)
      } catch (error) {
        tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
      }
    }
    const reload = (startAt?: number) => read(startAt, false)

    let lastVersion: string | undefined
    effect(() => {
      const now = version?.value
      const isOther = lastVersion !== undefined && now !== undefined && now !== lastVersion
      lastVersion = now ?? lastVersion
      if (isOther) void untracked(() => read(undefined, state.peek().kind !== 'loading'))
    })
    effect(() => () => load.abort())
    void read(undefined, false, startSec)
    return { state, isRefreshing, reload }
  },
)

const LOADING: SessionState = { kind: 'loading', doneBytes: 0, totalBytes: 0 }
const NOTHING_YET = { details: new Map(), resources: [], brokenChunkCount: 0 } satisfies Partial<ReadIndex>

interface Wish {
  startAt: number | undefined
  firstSec: number | undefined
  /** Nothing is shown before all is read: something is shown already. */
  isWhole: boolean
}

async function readSession(
  sessionId: string,
  reader: SessionReader,
  { startAt, firstSec, isWhole }: Wish,
  stop: AbortSignal,
  tell: (state: SessionState) => void,
): Promise<void> {
  const readAt = reader.now()
  const content = await reader.open(sessionId)
  if (stop.aborted) return
  if (!content) return tell({ kind: 'unknown' })
  const at = startAt ?? (firstSec === undefined ? undefined : content.session.startedAt + firstSec * 1_000)
  const describe = ({ details, ...index }: ReadIndex): LoadedSession => {
    const stream = assembleStream(content.events, content.notes, index.timeline.gaps, details)
    return { ...index, content, stream, readAt, startAt: at }
  }
  let isShown = false
  let isRead = false
  const whole = await reader.index(({ doneBytes, totalBytes, timeline }) => {
    // Reports come on a way of their own: the last of them may come after the end.
    if (isRead) return
    if (timeline && !isWhole && timeline.knownTo >= (at ?? 0)) {
      isShown = true
      tell({ kind: 'ready', session: describe({ ...NOTHING_YET, timeline }) })
    } else if (!isShown) tell({ kind: 'loading', doneBytes, totalBytes })
  })
  isRead = true
  if (whole) tell({ kind: 'ready', session: describe(whole) })
}
