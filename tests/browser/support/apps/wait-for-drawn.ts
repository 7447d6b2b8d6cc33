import type { Page } from 'puppeteer-core'

import { STILL_QUALITY } from '../../../../lib/capture/limits.ts'

/** Of canvases that draw a lot, pictures are spread over time. */
const MAX_WAIT_MS = 90_000

/**
 * Waits until what the canvases of this page show now is stored: a picture is stored a while after it was drawn. What
 * WebGL drew cannot be read later, so a page of the tests keeps the last in `lastDrawn`.
 */
export async function waitForDrawn(page: Page, popup: Page): Promise<void> {
  const pictures = await page.evaluate(packCanvases, STILL_QUALITY)
  const since = await page.evaluate(() => performance.timeOrigin)
  await popup.waitForFunction(isStored, { polling: 200, timeout: MAX_WAIT_MS }, pictures, since)
}

/** As the recorder packs them. Runs inside the page. */
async function packCanvases(quality: number): Promise<string[]> {
  const { lastDrawn } = globalThis as unknown as { lastDrawn?: Promise<ImageBitmap> }
  const pack = async (source: HTMLCanvasElement) => {
    const { width, height } = source
    const canvas = new OffscreenCanvas(width, height)
    canvas.getContext('bitmaprenderer')!.transferFromImageBitmap(await createImageBitmap(await (lastDrawn ?? source)))
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality })
    const bytes = new Uint8Array(await blob.arrayBuffer())
    return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))
  }
  return Promise.all([...document.querySelectorAll('canvas')].map(pack))
}

/** Whether all of these stand in chunks since then. Runs inside a page of the extension. */
async function isStored(pictures: string[], since: number): Promise<boolean> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('afterimage')
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')))
  })
  const chunks = await new Promise<{ endAt: number; body: Uint8Array<ArrayBuffer> }[]>((resolve, reject) => {
    const request = database.transaction('chunks').objectStore('chunks').getAll()
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('no chunks')))
  })
  database.close()
  const texts = await Promise.all(
    chunks
      .filter(({ endAt }) => endAt >= since)
      .map(({ body }) => new Response(new Blob([body]).stream().pipeThrough(new DecompressionStream('gzip'))).text()),
  )
  return pictures.every((picture) => texts.some((text) => text.includes(picture)))
}
