import type { ShareOrder, ShareRefusal, ShareState, StoredParts } from '@/lib/share/contract'
import { sha256, type Bytes } from '@/lib/share/bytes'

import { ASK_TIMEOUT_MS, PART_TIMEOUT_MS } from './limits'

/** What the server, or whatever stands before it, answered instead of doing it. */
export class ShareRefused extends Error {
  readonly status: number
  readonly reason: ShareRefusal | undefined

  constructor(status: number, reason: ShareRefusal | undefined) {
    super(`the share server answered ${status} ${reason ?? ''}`)
    this.name = 'ShareRefused'
    this.status = status
    this.reason = reason
  }
}

export interface ShareClient {
  begin(order: ShareOrder, uploadSecret: string): Promise<void>
  listParts(): Promise<StoredParts['parts']>
  /** Being there already is as good. */
  putPart(number: number, bytes: Bytes): Promise<void>
  getPart(number: number): Promise<Bytes>
  finish(): Promise<ShareState>
  read(): Promise<ShareState>
  extend(expiresAt: number): Promise<ShareState>
  revoke(): Promise<void>
}

interface Asked {
  token?: string
  ms?: number
  headers?: Record<string, string>
  body?: BodyInit | null
}

/** The owner's side of the contract. Rejects with `ShareRefused`, or with what `fetch` says when nobody answers. */
export function createShareClient(
  share: { endpoint: string; id: string; ownerToken: string },
  signal: AbortSignal,
): ShareClient {
  const ask = async (method: string, path: string, how: Asked = {}) => {
    const { token = share.ownerToken, ms = ASK_TIMEOUT_MS, headers = {}, body = null } = how
    const response = await fetch(`${share.endpoint}/api/shares/${share.id}${path}`, {
      method,
      body,
      headers: { ...headers, Authorization: `Bearer ${token}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(ms)]),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
    })
    if (!response.ok) throw new ShareRefused(response.status, await readReason(response))
    return response
  }
  const json = { 'Content-Type': 'application/json' }
  const askState = async (method: string, path: string, how?: Asked) =>
    (await (await ask(method, path, how)).json()) as ShareState

  return {
    async begin(order, uploadSecret) {
      await ask('PUT', '', { token: uploadSecret, body: JSON.stringify(order), headers: json })
    },
    listParts: async () => ((await (await ask('GET', '/parts')).json()) as StoredParts).parts,
    async putPart(number, bytes) {
      const digest = `sha-256=:${btoa(String.fromCodePoint(...(await sha256(bytes))))}:`
      const headers = { 'If-None-Match': '*', 'Content-Digest': digest, 'Content-Type': 'application/octet-stream' }
      try {
        await ask('PUT', `/parts/${number}`, { body: bytes, headers, ms: PART_TIMEOUT_MS })
      } catch (error) {
        if (!(error instanceof ShareRefused && error.reason === 'exists')) throw error
      }
    },
    async getPart(number) {
      const response = await ask('GET', `/parts/${number}`, { ms: PART_TIMEOUT_MS })
      return new Uint8Array(await response.arrayBuffer())
    },
    finish: () => askState('POST', '/finish'),
    read: () => askState('GET', ''),
    extend: (expiresAt) => askState('PATCH', '', { body: JSON.stringify({ expiresAt }), headers: json }),
    async revoke() {
      await ask('DELETE', '')
    },
  }
}

async function readReason(response: Response): Promise<ShareRefusal | undefined> {
  const text = await response.text()
  try {
    return (JSON.parse(text) as { reason?: ShareRefusal } | null)?.reason
  } catch {
    // A proxy's page: the status has to do.
    return undefined
  }
}
