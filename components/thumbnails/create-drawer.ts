import { wrap, type Remote } from 'comlink'

import type { Ask } from '@/components/parts/ask'
import { PICTURE_HEIGHT_PX, PICTURE_WIDTH_PX } from '@/lib/thumbnails/limits'
import { encodeBase64 } from '@/lib/thumbnails/read-drawable'
import type { Drawing } from '@/lib/thumbnails/read-drawing'

import { drawPicture } from './draw-picture'
import { DRAW_TIMEOUT_MS } from './limits'

interface Drawings {
  read(sessionId: string): Promise<Drawing>
}

/**
 * Draws the picture of a session and has it kept; rejects when that cannot be done in time. The worker behind it starts
 * with the first one, and is ended when it takes too long.
 */
export function createDrawer(startWorker: () => Worker, ask: Ask): (sessionId: string) => Promise<void> {
  // Both are held: a worker whose proxy was collected as garbage is told to listen no more.
  let reader: { worker: Worker; drawings: Remote<Drawings> } | undefined

  function start() {
    const worker = startWorker()
    return { worker, drawings: wrap<Drawings>(worker) }
  }

  async function draw(sessionId: string): Promise<void> {
    reader ??= start()
    const drawing = await reader.drawings.read(sessionId)
    if (!drawing.ok) return
    const picture = await drawPicture(drawing)
    await ask('saveThumbnail', {
      thumbnail: {
        sessionId,
        editedAt: drawing.editedAt,
        type: picture.type,
        body: encodeBase64(new Uint8Array(await picture.arrayBuffer())),
        width: PICTURE_WIDTH_PX,
        height: PICTURE_HEIGHT_PX,
      },
    })
  }

  return async (sessionId) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`${sessionId} takes too long to draw`)), DRAW_TIMEOUT_MS)
    })
    try {
      await Promise.race([draw(sessionId), late])
    } catch (error) {
      reader?.worker.terminate()
      reader = undefined
      throw error
    } finally {
      clearTimeout(timer)
    }
  }
}
