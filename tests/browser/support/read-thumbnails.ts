import type { Page } from 'puppeteer-core'

export interface SeenThumbnail {
  title: string
  width: number
  height: number
  /** Pixels that are not like the first one. */
  variedCount: number
  /** All pixels, as a text to compare. */
  pixels: string
}

/** Waits until this many rows of the list have their picture, and reads what is in them. */
export async function readThumbnails(dashboard: Page, count: number): Promise<SeenThumbnail[]> {
  await dashboard.waitForFunction(
    (wanted) => document.querySelectorAll('li img.row-thumbnail').length >= wanted,
    { timeout: 30_000 },
    count,
  )
  return dashboard.$$eval('li:has(img.row-thumbnail)', (rows) =>
    Promise.all(
      rows.map(async (row) => {
        const image = row.querySelector('img')!
        await image.decode()
        const { naturalWidth: width, naturalHeight: height } = image
        const context = new OffscreenCanvas(width, height).getContext('2d')!
        context.drawImage(image, 0, 0)
        const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)
        const variedCount = pixels.filter((pixel) => pixel !== pixels[0]).length
        const title = row.querySelector('.session-name')?.textContent ?? ''
        return { title, width, height, variedCount, pixels: pixels.join(' ') }
      }),
    ),
  )
}
