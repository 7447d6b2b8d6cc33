import { joinBytes, type Bytes } from './bytes.ts'
import { LEASE_HEADER, type GoneReason, type ShareRefusal, type ViewLease } from './contract.ts'
import { MAX_PART_BYTES } from './limits.ts'
import type { ReplayLink } from './link.ts'

/** Why a link does not open, or stopped opening. */
export type LinkReason =
  | 'no key'
  | 'mistyped'
  | 'newer version'
  | 'not there'
  | 'wrong password'
  | GoneReason
  | 'no views left'
  | 'not finished'
  | 'busy'
  | 'unreachable'
  | 'damaged'
  | 'not secure'

/** What cannot be had of a share, and why. */
export class LinkProblem extends Error {
  readonly reason: LinkReason

  constructor(reason: LinkReason) {
    super(reason)
    this.name = 'LinkProblem'
    this.reason = reason
  }
}

export interface ReaderClient {
  getPart: (number: number) => Promise<Bytes>
  report: (text: string) => Promise<void>
}

/** Where leases are kept, so that a reload is no second view. */
export interface LeaseStorage {
  getItem: (key: string) => string | null
  setItem: (key: string, value: string) => void
}

export interface ReaderGivens {
  leases: LeaseStorage
  now: () => number
  /** Ends whatever is being fetched, and all that would be. */
  signal?: AbortSignal
}

/** Takes a view, then fetches parts for it. Rejects with `LinkProblem`, and with what `signal` says. */
export async function openReader(
  link: ReplayLink,
  token: string,
  { leases, now, signal }: ReaderGivens,
): Promise<ReaderClient> {
  const base = `${link.endpoint}/api/shares/${link.shareId}`
  const cannotReach = (): never => {
    signal?.throwIfAborted()
    throw new LinkProblem('unreachable')
  }
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { ...(init.headers as Record<string, string> | undefined), Authorization: `Bearer ${token}` }
    const response = await fetch(base + path, { ...init, ...UNTOLD, headers, signal: signal ?? null }).catch(
      cannotReach,
    )
    if (!response.ok) throw await readRefusal(response, link.hasPassword)
    return response
  }
  const key = `afterimage lease ${link.shareId}`
  let lease = readLease(leases.getItem(key), now())
  if (!lease) {
    const answer = await ask('/views', { method: 'POST' })
    const taken = (await answer.json().catch(() => undefined)) as Partial<ViewLease> | null | undefined
    // Whatever answers with something else is no share server.
    if (typeof taken?.lease !== 'string') throw new LinkProblem('not there')
    lease = taken.lease
    leases.setItem(key, JSON.stringify(taken))
  }
  const headers = { [LEASE_HEADER]: lease }
  return {
    async getPart(number) {
      const response = await ask(`/parts/${number}`, { headers })
      const bytes = await readAtMost(response, MAX_PART_BYTES).catch(cannotReach)
      if (!bytes) throw new LinkProblem('damaged')
      return bytes
    },
    async report(text) {
      await ask('/reports', { method: 'POST', body: JSON.stringify({ text }) })
    },
  }
}

/** Nothing of the person goes along, and nowhere else. */
const UNTOLD = {
  referrerPolicy: 'no-referrer',
  credentials: 'omit',
  cache: 'no-store',
  redirect: 'error',
} as const satisfies RequestInit

/** `undefined` for more than a part may have: it stops there, whatever the server goes on to send. */
async function readAtMost(response: Response, maxBytes: number): Promise<Bytes | undefined> {
  const reader = response.body?.getReader()
  if (!reader) return undefined
  const chunks: Uint8Array[] = []
  let count = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return joinBytes(...chunks)
    count += value.length
    if (count > maxBytes) {
      await reader.cancel()
      return undefined
    }
    chunks.push(value)
  }
}

const REASONS: Partial<Record<ShareRefusal, LinkReason>> = {
  revoked: 'revoked',
  expired: 'expired',
  'taken down': 'taken down',
  'never finished': 'never finished',
  'no views left': 'no views left',
  'not finished': 'not finished',
  'lease is over': 'expired',
}

async function readRefusal(response: Response, hasPassword: boolean): Promise<LinkProblem> {
  const { reason } = (await response.json().catch(() => ({}))) as { reason?: ShareRefusal }
  const told = reason && REASONS[reason]
  if (told) return new LinkProblem(told)
  if (response.status === 404) return new LinkProblem(hasPassword ? 'wrong password' : 'not there')
  return new LinkProblem(response.status === 429 || response.status >= 500 ? 'busy' : 'not there')
}

function readLease(kept: string | null, now: number): string | undefined {
  const { lease, leaseUntil } = JSON.parse(kept ?? '{}') as Partial<ViewLease>
  return lease !== undefined && (leaseUntil ?? 0) > now ? lease : undefined
}
