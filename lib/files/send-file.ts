/** Where an export is sent as it is. */
export interface Destination {
  /** Checked: see `lib/sharing/check-plain-endpoint.ts`. */
  address: string
  /** Empty: none. */
  token: string
}

/** `status`: what the endpoint answered instead of taking it. */
export type FileAnswer = { ok: true } | { ok: false; reason: 'refused'; status: number } | { ok: false; reason: Lost }

type Lost = 'unreachable' | 'stopped'

/**
 * One `PUT` of the whole file: what a presigned address takes, and what any endpoint can. The contract is
 * docs/plain-endpoint.md. A redirect is not followed: it would carry the file to where nobody chose.
 */
export async function sendFile(
  name: string,
  file: Blob,
  { address, token }: Destination,
  stop: AbortSignal,
): Promise<FileAnswer> {
  let response: Response
  try {
    response = await fetch(address, {
      method: 'PUT',
      body: file,
      headers: {
        'Content-Type': file.type,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeName(name)}`,
        ...(token !== '' && { Authorization: `Bearer ${token}` }),
      },
      signal: stop,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
    })
  } catch (error) {
    if (stop.aborted) return { ok: false, reason: 'stopped' }
    // What `fetch` says when nobody answered, or not so that it may be read.
    if (error instanceof TypeError) return { ok: false, reason: 'unreachable' }
    throw error
  }
  // Nothing is read of what it says.
  await response.body?.cancel()
  return response.ok ? { ok: true } : { ok: false, reason: 'refused', status: response.status }
}

/** RFC 8187: `encodeURIComponent` leaves four characters that may not stand there. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (one) => `%${one.codePointAt(0)!.toString(16).toUpperCase()}`)
}
