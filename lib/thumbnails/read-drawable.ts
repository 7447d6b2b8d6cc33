import { MAX_PICTURE_BYTES } from './limits'

const PICTURE_TYPE = /^image\/(?:png|jpeg|gif|webp|avif|bmp|svg\+xml|x-icon|vnd\.microsoft\.icon)$/
const DATA_URL = /^\s*data:(image\/[a-z.+-]+)((?:;[\w=-]*)*),([^]*)$/i

/** Nothing, as a picture: one transparent pixel. */
export const BLANK = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='

/** A `data:` URL of a picture, as a recording may hold one, in letters that end no quote; `undefined` for all else. */
export function readDrawable(url: string): string | undefined {
  const [, type = '', parameters = '', body = ''] = DATA_URL.exec(url) ?? []
  if (!PICTURE_TYPE.test(type.toLowerCase()) || body.length > MAX_PICTURE_BYTES * 2) return undefined
  return `data:${type.toLowerCase()}${parameters},${body.replaceAll(/["\\<>&\s]/g, encodeURIComponent)}`
}

/** A stored asset as a `data:` URL, when it is a picture and no huge one. */
export function writeDrawable({ type, body }: { type: string; body: Uint8Array }): string | undefined {
  const plain = type.split(';')[0]!.trim().toLowerCase()
  if (!PICTURE_TYPE.test(plain) || body.byteLength > MAX_PICTURE_BYTES) return undefined
  return `data:${plain};base64,${encodeBase64(body)}`
}

/** In parts, because a call takes only so many arguments. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 8_192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)))
  return btoa(parts.join(''))
}
