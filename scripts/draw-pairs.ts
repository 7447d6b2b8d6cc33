import type { Page } from 'puppeteer-core'

interface Pair {
  live: Uint8Array
  replayed: Uint8Array
}

/** A row of pages as they were, and below each its replay, as WebP. A browser packs it: Node cannot. */
export async function drawPairs(page: Page, pairs: readonly Pair[]): Promise<Uint8Array> {
  await page.bringToFront()
  const rows = [pairs.map(({ live }) => live), pairs.map(({ replayed }) => replayed)]
  const base64 = await page.evaluate(
    draw,
    rows.map((row) => row.map((picture) => Buffer.from(picture).toString('base64'))),
  )
  return Buffer.from(base64, 'base64')
}

/** Runs inside a page: must be self-contained. */
async function draw(rows: string[][]): Promise<string> {
  const [width, height, gap] = [320, 200, 8]
  const columns = Math.max(...rows.map((row) => row.length))
  const canvas = new OffscreenCanvas(columns * (width + gap) - gap, rows.length * (height + gap) - gap)
  const context = canvas.getContext('2d')!
  context.fillStyle = 'gray'
  context.fillRect(0, 0, canvas.width, canvas.height)
  for (const [row, pictures] of rows.entries()) {
    for (const [column, picture] of pictures.entries()) {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.codePointAt(0)!)
      const size = { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' } as const
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }), size)
      context.drawImage(bitmap, column * (width + gap), row * (height + gap))
    }
  }
  const packed = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 })
  const bytes = new Uint8Array(await packed.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))
}
