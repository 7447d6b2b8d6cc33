import type { Drawn } from '@/lib/playback/create-playback'

import { CLICK_SHOWN_MS, POINTER_PX } from './limits'

export interface Size {
  width: number
  height: number
}

export type Context = OffscreenCanvasRenderingContext2D

/** Of a file and of no screen: a dark pointer with a light line around it is seen on any page. */
const [INK, PAPER] = ['black', 'white']

/** Draws moments one after another on a canvas of one size. A page that did not change is not decoded again. */
export function createFrameDrawer({ width, height }: Size) {
  let last: { url: string; image: HTMLImageElement } | undefined

  async function load(url: string): Promise<HTMLImageElement> {
    if (last?.url === url) return last.image
    const image = new Image()
    image.src = url
    await image.decode()
    last = { url, image }
    return image
  }

  /** `clickedMs` since the last click, if there was any. Without a drawing the frame before stays. */
  return async function drawFrame(context: Context, drawn: Drawn | undefined, clickedMs: number): Promise<void> {
    if (!drawn) return
    const image = await load(drawn.url)
    const scale = Math.min(width / drawn.width, height / drawn.height)
    const [left, top] = [(width - drawn.width * scale) / 2, (height - drawn.height * scale) / 2]
    context.fillStyle = INK
    context.fillRect(0, 0, width, height)
    context.drawImage(image, left, top, drawn.width * scale, drawn.height * scale)
    if (drawn.pointer)
      drawPointer(context, left + drawn.pointer.x * scale, top + drawn.pointer.y * scale, clickedMs < CLICK_SHOWN_MS)
  }
}

function drawPointer(context: Context, x: number, y: number, isClicking: boolean): void {
  context.lineWidth = 2
  if (isClicking) {
    context.beginPath()
    context.arc(x, y, POINTER_PX, 0, Math.PI * 2)
    context.strokeStyle = PAPER
    context.stroke()
    context.beginPath()
    context.arc(x, y, POINTER_PX + 2, 0, Math.PI * 2)
    context.strokeStyle = INK
    context.stroke()
  }
  context.beginPath()
  context.moveTo(x, y)
  for (const [dx, dy] of ARROW) context.lineTo(x + dx * POINTER_PX, y + dy * POINTER_PX)
  context.closePath()
  context.fillStyle = INK
  context.strokeStyle = PAPER
  context.fill()
  context.stroke()
}

/** From its tip, in parts of its size. */
const ARROW = [
  [0, 1],
  [0.26, 0.76],
  [0.44, 1.12],
  [0.6, 1.04],
  [0.42, 0.7],
  [0.72, 0.7],
] as const
