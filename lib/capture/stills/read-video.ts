import { readerOf } from '@/lib/masking/element-natives'

/** Asked of the classes, as they were before scripts of the page ran: a page may put properties of its own on a video. */
const video = typeof HTMLVideoElement === 'function' ? HTMLVideoElement.prototype : undefined
const media = typeof HTMLMediaElement === 'function' ? HTMLMediaElement.prototype : undefined
const { apply } = Reflect

const widthOf = readerOf(video, 'videoWidth')
const heightOf = readerOf(video, 'videoHeight')
const posterOf = readerOf(video, 'poster')
const readyStateOf = readerOf(media, 'readyState')
const sourceObjectOf = readerOf(media, 'srcObject')
const keysOf = readerOf(media, 'mediaKeys')
const currentTimeOf = readerOf(media, 'currentTime')
const playedOf = readerOf(media, 'played')
const addressOf = readerOf(media, 'currentSrc')
const request = Object.getOwnPropertyDescriptor(video ?? {}, 'requestVideoFrameCallback')?.value as
  | ((this: object, call: () => void) => number)
  | undefined

const HAVE_CURRENT_DATA = 2

/** Of its frames, in their own pixels. */
export function sizeOfVideo(node: HTMLVideoElement): { width: number; height: number } {
  return { width: Number(widthOf(node)) || 0, height: Number(heightOf(node)) || 0 }
}

/** Whether a frame is seen: until it was played or sought, a poster is
 * (https://html.spec.whatwg.org/multipage/media.html#show-poster-flag). */
export function isShowingFrame(node: HTMLVideoElement): boolean {
  if (Number(readyStateOf(node)) < HAVE_CURRENT_DATA) return false
  if (posterOf(node) === '' || Number(currentTimeOf(node)) > 0) return true
  return (playedOf(node) as TimeRanges).length > 0
}

/** A camera, a call, a screen, or what a canvas draws; no file and no stream of one. */
export function isLive(node: HTMLVideoElement): boolean {
  const source = sourceObjectOf(node)
  return typeof source === 'object' && source !== null && 'getTracks' in source
}

/** What is decrypted for the screen alone is black to everybody else. */
export function isProtected(node: HTMLVideoElement): boolean {
  const keys = keysOf(node)
  return typeof keys === 'object' && keys !== null
}

export function addressOfVideo(node: HTMLVideoElement): string {
  return String(addressOf(node))
}

/** Calls once, when the next frame is seen. */
export function requestFrame(node: HTMLVideoElement, call: () => void): void {
  if (request) apply(request, node, [call])
}
