import { MAX_THUMBNAIL_BYTES } from '@/lib/store/limits'
import { PICTURE_HEIGHT_PX, PICTURE_WIDTH_PX } from '@/lib/thumbnails/limits'

import { QUALITIES } from './limits'

export interface Drawable {
  /** A `data:` URL. */
  url: string
  width: number
  height: number
}

/**
 * A drawing as a small WebP picture of its upper left part. As an image a browser runs no script of an SVG and loads
 * nothing from anywhere for it (https://svgwg.org/svg2-draft/conform.html#secure-static-mode).
 */
export async function drawPicture({ url, width, height }: Drawable): Promise<Blob> {
  const image = await loadImage(url)
  const canvas = new OffscreenCanvas(PICTURE_WIDTH_PX, PICTURE_HEIGHT_PX)
  const scale = Math.max(PICTURE_WIDTH_PX / width, PICTURE_HEIGHT_PX / height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('there is no canvas to draw on')
  context.drawImage(image, 0, 0, width * scale, height * scale)
  for (const quality of QUALITIES) {
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality })
    if (blob.size <= MAX_THUMBNAIL_BYTES) return blob
  }
  throw new Error('the picture is too large')
}

async function loadImage(url: string): Promise<HTMLImageElement> {
  const image = new Image()
  image.src = url
  await image.decode()
  return image
}
