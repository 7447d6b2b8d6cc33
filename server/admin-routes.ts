import type { Context, Hono } from 'hono'

import type { Environment, RouteGivens } from './create-server.ts'
import { readId } from './owner-routes.ts'
import { Refused } from './refused.ts'
import { readJson } from './storage.ts'
import { hashToken, isSame, readBearer } from './tokens.ts'

/** For who runs the server: what was reported, and taking it down. Without an admin secret there is no such place. */
export function addAdminRoutes(app: Hono<Environment>, givens: RouteGivens): void {
  const { shares, storage, config } = givens
  const check = (context: Context) => {
    const isRight = isSame(hashToken(readBearer(context.req.raw)), hashToken(config.ADMIN_SECRET))
    if (!config.ADMIN_SECRET || !isRight) throw new Refused('not found')
  }

  app.get('/api/admin/reports', async (context) => {
    check(context)
    const reports: unknown[] = []
    for await (const { key } of storage.list('reports/')) {
      const report = await readJson<{ text: string; at: number }>(storage, key)
      if (report) reports.push({ shareId: key.split('/')[1], ...report })
    }
    return context.json({ reports })
  })
  app.delete('/api/admin/shares/:id', async (context) => {
    check(context)
    if (!(await shares.bury(readId(context), 'taken down'))) throw new Refused('not found')
    return context.body(null, 204)
  })
}
