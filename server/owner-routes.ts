import { rm } from 'node:fs/promises'

import type { Context, Hono } from 'hono'

import { isShareId } from '../lib/share/link.ts'
import { checkExpiry, checkOrder, sumOf } from './check-order.ts'
import type { Environment, RouteGivens } from './create-server.ts'
import { readBody } from './read-body.ts'
import { Refused } from './refused.ts'
import { spoolBody } from './spool-body.ts'
import { hashToken, isSame, readBearer } from './tokens.ts'

/** For who shares: begin with the upload secret, everything after it with the share's own token. */
export function addOwnerRoutes(app: Hono<Environment>, givens: RouteGivens): void {
  const { shares, meter, metrics, uploads, mayBegin, config, secrets, spool, now } = givens
  const findOwn = (context: Context) => shares.find(readId(context), readBearer(context.req.raw), 'owner')

  app.put('/api/shares/:id', async (context) => {
    // Guesses at the secret count as well.
    if (!mayBegin(context.env.address)) throw new Refused('too many requests')
    if (!isSame(hashToken(readBearer(context.req.raw)), secrets.uploadHash)) throw new Refused('upload secret is wrong')
    const order = checkOrder(await readBody(context.req.raw), now(), config.MAX_SHARE_MB * 1024 * 1024)
    const bytes = sumOf(order.partBytes)
    if (meter.bytes + bytes > config.MAX_TOTAL_GB * 1024 ** 3) throw new Refused('store is full')
    const isNew = await shares.begin(readId(context), order)
    if (isNew) meter.add(bytes)
    return context.json({ ok: true }, isNew ? 201 : 200)
  })
  app.get('/api/shares/:id', async (context) => context.json(await shares.describe(await findOwn(context))))
  app.get('/api/shares/:id/parts', async (context) => {
    const { id } = await findOwn(context)
    return context.json({ parts: await shares.listParts(id) })
  })
  app.put('/api/shares/:id/parts/:number', async (context) => {
    const share = await findOwn(context)
    const number = readNumber(context)
    const bytes = shares.bytesOfPart(share, number)
    await uploads.run(async () => {
      const body = await spoolBody(context.req.raw, spool, bytes, config.PART_SECONDS * 1_000)
      try {
        await shares.putPart(share.id, number, body)
      } finally {
        await rm(body.path, { force: true })
      }
    })
    metrics.count('received_bytes_total', {}, bytes)
    return context.json({ ok: true }, 201)
  })
  app.post('/api/shares/:id/finish', async (context) => context.json(await shares.finish(await findOwn(context))))
  app.patch('/api/shares/:id', async (context) => {
    const share = await findOwn(context)
    const wish = (await readBody(context.req.raw)) as { expiresAt?: unknown } | null
    return context.json(await shares.extend(share, checkExpiry(wish?.expiresAt, now())))
  })
  app.delete('/api/shares/:id', async (context) => {
    const { id } = await findOwn(context)
    await shares.bury(id, 'revoked')
    return context.body(null, 204)
  })
}

/** Of anything that is no id: the answer that everything gets. */
export function readId(context: Context): string {
  const id = context.req.param('id') ?? ''
  if (!isShareId(id)) throw new Refused('not found')
  return id
}

export function readNumber(context: Context): number {
  const number = context.req.param('number') ?? ''
  if (!/^\d{1,5}$/.test(number)) throw new Refused('not found')
  return Number(number)
}
