import type { Hono } from 'hono'

import { LEASE_HEADER } from '../lib/share/contract.ts'
import type { Environment, RouteGivens } from './create-server.ts'
import { MAX_REPORT_CHARACTERS, MAX_REPORTS_PER_SHARE } from './limits.ts'
import { reportsFolder } from './object-keys.ts'
import { readId, readNumber } from './owner-routes.ts'
import { readBody } from './read-body.ts'
import { Refused } from './refused.ts'
import { listKeys, toJson } from './storage.ts'
import { hashToken, isLeaseGood, readBearer } from './tokens.ts'

/** For who has a link; an owner reads back without a lease, and takes no view. */
export function addReaderRoutes(app: Hono<Environment>, givens: RouteGivens): void {
  const { shares, secrets, storage, metrics, now } = givens

  app.post('/api/shares/:id/views', async (context) => {
    const share = await shares.find(readId(context), readBearer(context.req.raw), 'reader')
    return context.json(await shares.takeView(share), 201)
  })
  // HEAD comes here too.
  app.get('/api/shares/:id/parts/:number', async (context) => {
    const id = readId(context)
    const token = readBearer(context.req.raw)
    const lease = context.req.header(LEASE_HEADER) ?? ''
    if (!isLeaseGood(secrets.leaseKey, id, hashToken(token), lease, now())) {
      if (!lease) await shares.find(id, token, 'owner')
      else {
        await shares.find(id, token, 'reader')
        throw new Refused('lease is over')
      }
    }
    const part = await shares.readPart(id, readNumber(context))
    metrics.count('sent_bytes_total', {}, context.req.method === 'HEAD' ? 0 : part.bytes)
    const headers = { 'Content-Type': 'application/octet-stream', 'Content-Length': String(part.bytes) }
    if (context.req.method !== 'HEAD') return new Response(part.body, { headers })
    await part.body.cancel()
    return new Response(null, { headers })
  })
  app.post('/api/shares/:id/reports', async (context) => {
    const { id } = await shares.find(readId(context), readBearer(context.req.raw), 'reader')
    const report = (await readBody(context.req.raw)) as { text?: unknown } | null
    if (typeof report?.text !== 'string' || report.text.length > MAX_REPORT_CHARACTERS)
      throw new Refused('not understood')
    const before = await listKeys(storage, reportsFolder(id))
    if (before.length >= MAX_REPORTS_PER_SHARE) throw new Refused('too many requests')
    const body = toJson({ text: report.text, at: now() })
    await storage.create(reportsFolder(id) + crypto.randomUUID(), body)
    return context.json({ ok: true }, 202)
  })
}
