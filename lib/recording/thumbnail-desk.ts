import type { ThumbnailOutcome } from '@/lib/messages/desk'
import type { DrawnThumbnail, Thumbnail } from '@/lib/model/thumbnail'
import type { Database } from '@/lib/store/database'
import { MAX_THUMBNAIL_BYTES, MAX_THUMBNAIL_SIDE_PX } from '@/lib/store/limits'

/**
 * Keeps the pictures of sessions. They are drawn where there is a screen to draw them on; whether one may be kept is
 * decided here, in one transaction with what it depends on: a picture that was begun before an edit must not come after
 * it. What is no small picture at all throws.
 */
export function createThumbnailDesk(database: Database, now: () => number) {
  const { sessions, edits, thumbnails } = database

  async function decide({ sessionId, editedAt }: DrawnThumbnail): Promise<ThumbnailOutcome> {
    const session = await sessions.get(sessionId)
    if (!session || session.deletedAt !== null || session.mode === 'rolling')
      return { ok: false, reason: 'no such session' }
    if (session.status !== 'stopped') return { ok: false, reason: 'still being recorded' }
    if ((await edits.where({ sessionId }).count()) > 0) return { ok: false, reason: 'being edited' }
    if ((session.editedAt ?? null) !== editedAt) return { ok: false, reason: 'edited since' }
    return { ok: true }
  }

  return {
    async save(drawn: DrawnThumbnail): Promise<ThumbnailOutcome> {
      const row = checkThumbnail(drawn, now())
      return database.transaction('rw', [sessions, edits, thumbnails], async () => {
        const outcome = await decide(drawn)
        if (outcome.ok) await thumbnails.put(row)
        return outcome
      })
    },
  }
}

function checkThumbnail({ sessionId, type, body, width, height }: DrawnThumbnail, drawnAt: number): Thumbnail {
  if (typeof sessionId !== 'string' || sessionId === '') throw new Error('no session is named')
  if (type !== 'image/webp') throw new Error(`not a picture to keep: ${type}`)
  if (!isSide(width) || !isSide(height)) throw new Error(`not a size: ${width} x ${height}`)
  if (typeof body !== 'string' || body.length > Math.ceil(MAX_THUMBNAIL_BYTES / 3) * 4)
    throw new Error(`a picture of at most ${MAX_THUMBNAIL_BYTES} bytes is kept`)
  const bytes = Uint8Array.from(atob(body), (character) => character.charCodeAt(0))
  if (bytes.byteLength > MAX_THUMBNAIL_BYTES || !isWebp(bytes)) throw new Error('these bytes are no small WebP picture')
  return { sessionId, type, body: bytes, width, height, drawnAt }
}

const isSide = (side: unknown): boolean =>
  typeof side === 'number' && Number.isInteger(side) && side > 0 && side <= MAX_THUMBNAIL_SIDE_PX

/** `RIFF`, four bytes of length, `WEBP` (https://developers.google.com/speed/webp/docs/riff_container). */
function isWebp(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  return head.startsWith('RIFF') && head.endsWith('WEBP')
}
