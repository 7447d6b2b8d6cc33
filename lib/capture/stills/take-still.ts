import { LEAST_SEEN_PIXELS, MAX_STILL_PIXELS, STILL_QUALITY } from '../limits'

/** Copies of the pixels of the moment; saved before scripts of the page run. */
const { createImageBitmap, OffscreenCanvas, FileReader } = globalThis

/** Edge of what is looked at. */
const BLANK_LOOK = 64

export type Drawn = HTMLCanvasElement | HTMLVideoElement

export interface Copy {
  bitmap: ImageBitmap
  width: number
  height: number
  /** Pixels of the copy for one of the source. */
  resolution: number
}

/**
 * What an element of this size shows now. The copy is made at the call, before it answers: a canvas of WebGL is empty
 * as soon as its frame was handed on. Throws where there is nothing to copy.
 */
export async function copyPixels(source: Drawn, width: number, height: number): Promise<Copy> {
  const resolution = Math.min(1, Math.sqrt(MAX_STILL_PIXELS / (width * height)))
  if (resolution === 1) return { bitmap: await createImageBitmap(source), width, height, resolution }
  const resizeWidth = Math.max(1, Math.round(width * resolution))
  const resizeHeight = Math.max(1, Math.round(height * resolution))
  const bitmap = await createImageBitmap(source, { resizeWidth, resizeHeight, resizeQuality: 'medium' })
  return { bitmap, width, height, resolution: resizeWidth / width }
}

/** Whether nothing can be seen on a copy that is large enough to matter: looked at as a few pixels, each of many. */
export function isBlank({ bitmap, width, height }: Copy): boolean {
  if (width * height < LEAST_SEEN_PIXELS) return false
  const context = new OffscreenCanvas(BLANK_LOOK, BLANK_LOOK).getContext('2d')!
  context.drawImage(bitmap, 0, 0, BLANK_LOOK, BLANK_LOOK)
  const { data } = context.getImageData(0, 0, BLANK_LOOK, BLANK_LOOK)
  return !data.some(Boolean)
}

/** As WebP in base64, off the page's thread. Throws a `SecurityError` of pixels of another site. */
export async function packPixels({ bitmap }: Copy): Promise<string> {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: STILL_QUALITY })
  const url = await new Promise<unknown>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('no picture')))
    reader.readAsDataURL(blob)
  })
  return String(url).slice(String(url).indexOf(',') + 1)
}
