import type { ShareRefusal } from '../lib/share/contract.ts'

/** Which status each reason is told with. */
const STATUS: Record<ShareRefusal, number> = {
  'not found': 404,
  revoked: 410,
  expired: 410,
  'taken down': 410,
  'never finished': 410,
  'no views left': 410,
  'not finished': 409,
  'parts are missing': 409,
  'lease is over': 401,
  'upload secret is wrong': 401,
  exists: 412,
  'not understood': 400,
  'not the size that was told': 400,
  'digest is wrong': 400,
  'length is missing': 411,
  'too large': 413,
  'too many requests': 429,
  'too slow': 408,
  'store is full': 507,
  busy: 503,
  failed: 500,
}

/** Seconds after which it is worth to ask again. */
const RETRY_AFTER: Partial<Record<ShareRefusal, number>> = { busy: 5, 'too many requests': 60, 'store is full': 3600 }

/** Thrown anywhere below a route; answered as JSON with its status. */
export class Refused extends Error {
  readonly reason: ShareRefusal

  constructor(reason: ShareRefusal) {
    super(reason)
    this.name = 'Refused'
    this.reason = reason
  }

  toResponse(): Response {
    const retryAfter = RETRY_AFTER[this.reason]
    return Response.json(
      { reason: this.reason },
      {
        status: STATUS[this.reason],
        headers: {
          ...(retryAfter ? { 'Retry-After': String(retryAfter) } : {}),
          // What is left of a body is not read: the connection cannot be used again.
          ...(['too large', 'too slow', 'length is missing'].includes(this.reason) ? { Connection: 'close' } : {}),
        },
      },
    )
  }
}
