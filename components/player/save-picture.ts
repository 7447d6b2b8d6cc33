import { downloadBlob } from '@/components/parts/download-text'
import type { Drawn } from '@/lib/playback/create-playback'

/** Characters no file system minds. */
const SAFE = /[^\p{L}\p{N} ._()-]+/gu

export const writeFileName = (name: string): string => name.replaceAll(SAFE, ' ').trim()

/**
 * Saves a drawing as a PNG of its size in CSS px. As an image a browser runs no script of it and loads nothing for it
 * (https://svgwg.org/svg2-draft/conform.html#secure-static-mode).
 */
export async function savePicture(name: string, { url, width, height }: Drawn): Promise<void> {
  const image = new Image()
  image.src = url
  await image.decode()
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('there is no canvas to draw on')
  context.drawImage(image, 0, 0, width, height)
  downloadBlob(writeFileName(name), await canvas.convertToBlob({ type: 'image/png' }))
}
