import { readBase64url, writeBase64url } from './base64url.ts'
import { joinBytes, sha256, type Bytes } from './bytes.ts'

/*
 * A link:   ENDPOINT/s/ID#KEY          ENDPOINT/s/ID#KEY&t=MILLISECONDS
 *
 *   ID    base64url of 16 random bytes, made by who shares
 *   KEY   base64url of 21 bytes:  version 1 | flags 1 | secret 16 | check 3
 *
 * Flags: 1 = a password is asked. The check is the beginning of the SHA-256 of what stands before it and the ID, so
 * that a link that was cut or mistyped is told before anything is asked. A browser never sends what follows the #.
 */
const VERSION = 1
const WITH_PASSWORD = 1
const SECRET_BYTES = 16
const CHECK_BYTES = 3

/** Of a share and of every token: 128 bits. */
const ID = /^[\w-]{22}$/

export interface ReplayLink {
  /** Without a slash at its end. */
  endpoint: string
  shareId: string
  secret: Bytes
  hasPassword: boolean
  /** Since the beginning of the session, in milliseconds; `null`: from its beginning. */
  momentMs: number | null
}

export type ReadLink = { ok: true; link: ReplayLink } | { ok: false; reason: 'no key' | 'mistyped' | 'newer version' }

export function isShareId(text: string): boolean {
  return ID.test(text) && readBase64url(text) !== undefined
}

export async function writeLink(link: ReplayLink): Promise<string> {
  const body = Uint8Array.of(VERSION, link.hasPassword ? WITH_PASSWORD : 0, ...link.secret)
  const key = writeBase64url(joinBytes(body, await checkOf(body, link.shareId)))
  const moment = link.momentMs === null ? '' : `&t=${Math.round(link.momentMs)}`
  return `${link.endpoint}/s/${link.shareId}#${key}${moment}`
}

/** Any address; what is wrong with it as a reason. */
export async function readLink(href: string): Promise<ReadLink> {
  const [address, fragment = ''] = href.split('#', 2) as [string, string?]
  const [, endpoint, shareId] = /^(.*)\/s\/([^/?]+)$/.exec(address) ?? []
  const [key = '', ...settings] = fragment.split('&')
  if (!key) return { ok: false, reason: 'no key' }
  const bytes = readBase64url(key)
  if (endpoint === undefined || !shareId || !isShareId(shareId) || !bytes) return { ok: false, reason: 'mistyped' }
  const body = bytes.slice(0, -CHECK_BYTES)
  const check = await checkOf(body, shareId)
  if (!check.every((byte, index) => byte === bytes[body.length + index])) return { ok: false, reason: 'mistyped' }
  if (body[0]! > VERSION) return { ok: false, reason: 'newer version' }
  if (body.length !== 2 + SECRET_BYTES) return { ok: false, reason: 'mistyped' }
  const moment = new URLSearchParams(settings.join('&')).get('t')
  const momentMs = moment !== null && /^\d{1,12}$/.test(moment) ? Number(moment) : null
  const hasPassword = (body[1]! & WITH_PASSWORD) !== 0
  return { ok: true, link: { endpoint, shareId, secret: body.slice(2), hasPassword, momentMs } }
}

async function checkOf(body: Bytes, shareId: string): Promise<Bytes> {
  const digest = await sha256(joinBytes(new TextEncoder().encode(shareId), body))
  return digest.slice(0, CHECK_BYTES)
}
