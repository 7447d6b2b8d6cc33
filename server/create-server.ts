import { Hono } from 'hono'
import { cors } from 'hono/cors'

import { LEASE_HEADER } from '../lib/share/contract.ts'
import { addAdminRoutes } from './admin-routes.ts'
import type { Config } from './config.ts'
import { createGate, GateFull } from './gate.ts'
import { WAITING_UPLOADS } from './limits.ts'
import type { Log } from './log.ts'
import { createMeter } from './meter.ts'
import { createMetrics } from './metrics.ts'
import { addOwnerRoutes } from './owner-routes.ts'
import { createRateLimit } from './rate-limit.ts'
import { addReaderRoutes } from './reader-routes.ts'
import { Refused } from './refused.ts'
import type { Secrets } from './secrets.ts'
import { createShares } from './shares.ts'
import { cleanSpool } from './spool-body.ts'
import type { Storage } from './storage.ts'
import { sweep } from './sweep.ts'
import { serveAsset, serveTemplate, serveViewer } from './viewer-page.ts'

export interface ServerGivens {
  storage: Storage
  /** A folder for bodies that are still coming in. */
  spool: string
  config: Config
  secrets: Secrets
  now: () => number
  log: Log
}

/** What the transport knows of a request. */
export interface Environment {
  Bindings: { address: string }
}

export type ShareServer = ReturnType<typeof createServer>

const HOUR_MS = 60 * 60_000

/**
 * The server: `Request` in, `Response` out, over any store. It keeps nothing between two requests but rates, counters
 * and the running uploads, so any number of it may stand on one store. It can read nothing of what it keeps.
 */
export function createServer(givens: ServerGivens) {
  const { storage, config, secrets, now, log } = givens
  const shares = createShares(storage, secrets.leaseKey, now)
  const meter = createMeter(storage)
  const metrics = createMetrics()
  const uploads = createGate(config.MAX_UPLOADS, WAITING_UPLOADS)
  const mayBegin = createRateLimit(config.SHARES_PER_HOUR, HOUR_MS, now)
  const mayAsk = createRateLimit(config.READS_PER_MINUTE, 60_000, now)
  const app = new Hono<Environment>()

  app.use(async (context, next) => {
    const startedAt = performance.now()
    await next()
    const { res } = context
    res.headers.set('Referrer-Policy', 'no-referrer')
    res.headers.set('X-Robots-Tag', 'noindex, nofollow')
    res.headers.set('X-Content-Type-Options', 'nosniff')
    res.headers.set(
      'Cross-Origin-Resource-Policy',
      context.req.path.startsWith('/api/') ? 'cross-origin' : 'same-origin',
    )
    if (!res.headers.has('Cache-Control')) res.headers.set('Cache-Control', 'no-store')
    // The pattern of the route, never the address that was asked for.
    const route = context.req.matchedRoutes?.at(-1)?.path ?? ''
    metrics.count('requests_total', { method: context.req.method, route, status: res.status })
    log('info', 'request', {
      method: context.req.method,
      route,
      status: res.status,
      ms: Math.round(performance.now() - startedAt),
    })
  })
  app.onError((error) => {
    if (error instanceof Refused) return error.toResponse()
    if (error instanceof GateFull) return new Refused('busy').toResponse()
    log('error', 'failed', { name: error.name, message: error.message })
    return new Refused('failed').toResponse()
  })
  app.notFound(() => new Refused('not found').toResponse())
  app.use(
    '/api/*',
    cors({
      origin: '*',
      allowMethods: ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE'],
      allowHeaders: ['Authorization', 'Content-Type', 'Content-Digest', 'If-None-Match', LEASE_HEADER],
      exposeHeaders: ['Retry-After'],
      maxAge: 86_400,
    }),
  )
  app.use('/api/*', async (context, next) => {
    if (!mayAsk(context.env.address)) throw new Refused('too many requests')
    await next()
  })

  const parts = { ...givens, shares, meter, metrics, uploads, mayBegin }
  addOwnerRoutes(app, parts)
  addReaderRoutes(app, parts)
  addAdminRoutes(app, parts)
  app.get('/s/:id', () => serveViewer(config.VIEWER))
  app.get('/session-file.html', () => serveTemplate(config.VIEWER))
  app.get('/assets/:name', (context) => serveAsset(config.VIEWER, context.req.param('name')))
  app.get('/health', () => Response.json({ ok: true }))
  app.get(
    '/metrics',
    () => new Response(metrics.write({ uploads_running: uploads.running, stored_bytes: meter.bytes })),
  )

  return {
    handle: async (request: Request, address: string): Promise<Response> => app.fetch(request, { address }),
    measure: () => meter.measure(),
    async sweep() {
      await cleanSpool(givens.spool, Date.now() - HOUR_MS)
      return sweep(storage, shares, now)
    },
  }
}

export interface RouteGivens extends ServerGivens {
  shares: ReturnType<typeof createShares>
  meter: ReturnType<typeof createMeter>
  metrics: ReturnType<typeof createMetrics>
  uploads: ReturnType<typeof createGate>
  mayBegin: ReturnType<typeof createRateLimit>
}
