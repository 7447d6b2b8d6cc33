import { effect, signal, type ReadonlySignal } from '@preact/signals'

import { readValue } from '@/components/parts/query-state'
import { watchQuery } from '@/components/parts/watch-query'
import type { Session } from '@/lib/model/session'
import type { StoredThumbnails } from '@/lib/store/read-thumbnails'

/** What stands in a row: its picture, or why there is none. */
export type RowPicture = { state: 'shown'; url: string } | { state: 'edited' }

export interface SessionThumbnails {
  /** Of the rows in view. */
  pictures: ReadonlySignal<ReadonlyMap<string, RowPicture>>
  /** Which are in view: their pictures are read and followed while somebody looks, and drawn where there is none. */
  show(sessions: readonly Session[]): void
}

export interface ThumbnailGivens {
  read: (ids: string[]) => Promise<StoredThumbnails>
  /** Draws one and has it kept; rejects when it cannot be drawn. */
  draw: (sessionId: string) => Promise<void>
  /** Resolves when drawing disturbs nobody. */
  rest: () => Promise<void>
}

/**
 * The pictures of a list. They are drawn one at a time, for rows in view that have none, when the list has stood still.
 * One that cannot be drawn is tried once: until the page is loaded anew, or its session is edited.
 */
export function createSessionThumbnails({ read, draw, rest }: ThumbnailGivens): SessionThumbnails {
  let shown: readonly Session[] = []
  let stop: (() => void) | undefined
  let isWatched = false
  let isDrawing = false
  /** What is stored of those in view; `undefined` until it was read. */
  let stored: StoredThumbnails | undefined
  const tried = new Set<string>()
  const urls = createUrls()
  const pictures = signal<ReadonlyMap<string, RowPicture>>(new Map(), {
    watched() {
      isWatched = true
      follow()
    },
    unwatched() {
      isWatched = false
      stop?.()
      take({ thumbnails: [], editedIds: [] })
      stored = undefined
    },
  })

  function follow(): void {
    stop?.()
    const ids = shown.map(({ id }) => id)
    const query = watchQuery(() => read(ids))
    stop = effect(() => {
      const found = readValue(query.value)
      if (!found) return
      take(found)
      void drawMissing()
    })
  }

  function take(found: StoredThumbnails): void {
    stored = found
    const next = new Map<string, RowPicture>(found.editedIds.map((id) => [id, { state: 'edited' }]))
    // Drawn without what is edited now, it may be drawn again when that is undone.
    for (const session of shown) if (next.has(session.id)) tried.delete(keyOf(session))
    for (const [id, url] of urls.keep(found.thumbnails)) next.set(id, { state: 'shown', url })
    pictures.value = next
  }

  function findMissing(): Session | undefined {
    if (!stored || !isWatched) return undefined
    const known = new Set([...stored.editedIds, ...stored.thumbnails.map(({ sessionId }) => sessionId)])
    return shown.find((session) => session.status === 'stopped' && !known.has(session.id) && !tried.has(keyOf(session)))
  }

  async function drawMissing(): Promise<void> {
    if (isDrawing) return
    isDrawing = true
    while (findMissing()) {
      const before = shown
      await rest()
      // The list has moved meanwhile: it is not still.
      const next = before === shown ? findMissing() : undefined
      if (!next) continue
      tried.add(keyOf(next))
      // Without its picture a row says all the same what it says.
      await draw(next.id).catch((error: unknown) => console.error('no picture could be drawn', error))
    }
    isDrawing = false
  }

  return {
    pictures,
    show(sessions) {
      const isSame = namesOf(sessions) === namesOf(shown)
      if (isSame) return
      shown = sessions
      stored = undefined
      if (isWatched) follow()
    },
  }
}

const keyOf = ({ id, editedAt }: Session) => `${id} ${editedAt ?? ''}`
const namesOf = (sessions: readonly Session[]) =>
  sessions.map((session) => `${keyOf(session)} ${session.status}`).join('\n')

/** Object URLs of pictures: one each, given back when its picture is another one or is shown no more. */
function createUrls() {
  const kept = new Map<string, { url: string; drawnAt: number }>()
  return {
    keep(thumbnails: StoredThumbnails['thumbnails']): Map<string, string> {
      const wanted = new Map(thumbnails.map((thumbnail) => [thumbnail.sessionId, thumbnail]))
      for (const [id, { url, drawnAt }] of kept) {
        if (wanted.get(id)?.drawnAt === drawnAt) continue
        URL.revokeObjectURL(url)
        kept.delete(id)
      }
      for (const { sessionId, type, body, drawnAt } of wanted.values()) {
        if (!kept.has(sessionId)) kept.set(sessionId, { url: URL.createObjectURL(new Blob([body], { type })), drawnAt })
      }
      return new Map([...kept].map(([id, { url }]) => [id, url]))
    },
  }
}
