import { writeBase64url } from './base64url.ts'
import { joinBytes, sha256, writeHex, type Bytes } from './bytes.ts'
import { hkdf } from './hkdf.ts'
import { PASSWORD_ITERATIONS } from './limits.ts'

export interface ShareKeys {
  /** Of one part of the server, from 1; each has its own, so that no part opens in the place of another. */
  keyOfPart(number: number): Promise<Bytes>
  /** Of the manifest, which is part 0. */
  manifestKey: Bytes
  /** What the server asks of a reader; it knows the hash. */
  readerToken: string
}

/**
 * All keys of a share, from the secret in its link and the password, if it has one:
 *
 *   stretched     = PBKDF2-SHA256(password, salt = HKDF(secret, id, "password salt"), 600,000 rounds)
 *   root          = secret, or secret | stretched
 *   content key   = HKDF(root, id, "content"), of each part HKDF(content key, id, "part N")
 *   manifest key  = HKDF(root, id, "manifest")
 *   reader token  = HKDF(root, id, "reader")
 *
 * Every info begins with "afterimage share 1 ". The id of the share is the salt: a secret used twice gives other keys.
 * The password is in the reader token too, so that who has only the link gets nothing from the server to try on.
 */
export async function deriveKeys(root: Bytes, shareId: Bytes): Promise<ShareKeys> {
  const contentKey = await derive(root, shareId, 'content')
  return {
    keyOfPart: (number) => derive(contentKey, shareId, `part ${number}`),
    manifestKey: await derive(root, shareId, 'manifest'),
    readerToken: writeBase64url(await derive(root, shareId, 'reader')),
  }
}

/** Half a second of work where there is a password. */
export async function deriveRoot(secret: Bytes, shareId: Bytes, password: string): Promise<Bytes> {
  if (!password) return secret
  return joinBytes(secret, await stretch(password, await derive(secret, shareId, 'password salt')))
}

function derive(ikm: Bytes, shareId: Bytes, label: string): Promise<Bytes> {
  return hkdf(ikm, shareId, `afterimage share 1 ${label}`, 16)
}

/** What of a token the server is told and keeps. */
export async function hashToken(token: string): Promise<string> {
  return writeHex(await sha256(new TextEncoder().encode(token)))
}

async function stretch(password: string, salt: Bytes): Promise<Bytes> {
  const typed = new TextEncoder().encode(password.normalize('NFC'))
  const key = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: PASSWORD_ITERATIONS }
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256))
}
