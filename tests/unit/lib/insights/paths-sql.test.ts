import { describe, expect, test } from 'vitest'

import { answerCorrelates } from '@/lib/insights/answer-correlates'
import { answerPaths } from '@/lib/insights/answer-paths'
import { FUNNEL } from '@/lib/insights/check-funnel'
import { PATHS } from '@/lib/insights/check-paths'
import { TRAIL_GAP_MS } from '@/lib/insights/trails'
import type { FunnelDefinition } from '@/lib/model/insight'

import { SQL_NOW, useSqlWorld } from './sql-world'

/** Pages of each visit with their places in it: nobody goes from a page to itself, and half an hour is a new visit. */
const STOPS = `
  views as (select session, nr, happened, path, lag(happened) over w as before_at, lag(path) over w as before_path
    from events where kind = 'page view' window w as (partition by session order by nr)),
  cut as (select *, before_at is null or happened - before_at > ${TRAIL_GAP_MS} as is_new from views),
  visits as (select *, sum(is_new::integer) over (partition by session order by nr) as visit from cut),
  stops as (select session, visit, path, row_number() over (partition by session, visit order by nr) - 1 as place
    from visits where is_new or path <> before_path)`

describe('an engine that shares nothing with ours', () => {
  const world = useSqlWorld()

  test.each([undefined, '/cart'])('goes the same ways from %s', async (start) => {
    const definition = { ...PATHS.fresh, stepCount: 6, nameCount: 20, ...(start && { start }) }
    const { nodes, links } = answerPaths(definition, world.library, SQL_NOW)
    const begun =
      start === undefined
        ? 'select * from stops'
        : `select s.session, s.visit, s.path, s.place - f.first as place from stops s
            join (select session, visit, min(place) as first from stops where path = '${start}' group by 1, 2) f
            on f.session = s.session and f.visit = s.visit where s.place >= f.first`
    const rows = await world.sql.ask<{ place: number; path: string; n: number; ended: number }>(
      `with ${STOPS}, p as (${begun})
        select p.place, p.path, count(*) as n, count(*) - count(q.path) as ended from p
        left join p q on q.session = p.session and q.visit = p.visit and q.place = p.place + 1
        where p.place < 6 group by 1, 2`,
    )
    const byPlace = (a: (number | string)[], b: (number | string)[]) =>
      Number(a[0]) - Number(b[0]) || (String(a) < String(b) ? -1 : 1)
    expect(
      nodes.map(({ place, name, all, droppedOff }) => [place, name, all.value, droppedOff.value]).toSorted(byPlace),
    ).toEqual(rows.map(({ place, path, n, ended }) => [place, path, n, ended]).toSorted(byPlace))
    const ways = await world.sql.ask<{ place: number; path: string; next: string; n: number }>(
      `with ${STOPS}, p as (${begun})
        select p.place, p.path, q.path as next, count(*) as n from p
        join p q on q.session = p.session and q.visit = p.visit and q.place = p.place + 1
        where p.place < 5 group by 1, 2, 3`,
    )
    expect(ways.length).toBeGreaterThan(30)
    expect(
      links
        .map(({ from, to, counted }) => [nodes[from]!.place, nodes[from]!.name, nodes[to]!.name, counted.value])
        .toSorted(byPlace),
    ).toEqual(ways.map(({ place, path, next, n }) => [place, path, next, n]).toSorted(byPlace))
  })

  test('counts the same browsers among those who converted and those who dropped off', async () => {
    const page = (path: string) => ({
      event: { kind: 'page view', where: [{ field: 'url', test: { is: 'path is' as const, value: path } }] },
    })
    const definition: FunnelDefinition = {
      ...FUNNEL.fresh,
      steps: [page('/cart'), page('/checkout')],
      windowMs: 3_600_000,
      correlates: { of: 'properties', side: 'both', minCount: 1, excluded: [] },
    }
    const { success, failure, total } = answerCorrelates(definition, world.library, SQL_NOW)
    const rows = await world.sql.ask<{ name: string; s: number; f: number }>(
      `with began as (select distinct session from events where kind = 'page view' and path = '/cart'),
        done as (select distinct a.session from events a join events b on b.session = a.session and b.nr <> a.nr
          and b.happened >= a.happened where a.kind = 'page view' and a.path = '/cart'
          and b.kind = 'page view' and b.path = '/checkout'),
        outcome as (select began.session, done.session is not null as has_converted from began left join done
          on done.session = began.session)
        select 'Browser: ' || s.browser as name, count(*) filter (o.has_converted) as s,
          count(*) filter (not o.has_converted) as f from outcome o join sessions s on s.id = o.session group by 1`,
    )
    const sum = (side: 's' | 'f') => rows.reduce((all, row) => all + row[side], 0)
    expect(total).toEqual({ success: sum('s'), failure: sum('f') })
    const shown = [...success, ...failure].filter(({ name }) => name.startsWith('Browser: '))
    expect(shown.length).toBeGreaterThan(0)
    for (const { name, completed, droppedOff, odds } of shown) {
      const { s, f } = rows.find((row) => row.name === name)!
      expect([completed.value, droppedOff.value]).toEqual([s, f])
      const [row] = await world.sql.ask<{ odds: number }>(
        `select ((${s} + 1.0) / (${total.success} - ${s} + 1.0)) / ((${f} + 1.0) / (${total.failure} - ${f} + 1.0)) as odds`,
      )
      expect(Math.abs(odds.ratio - row!.odds)).toBeLessThan(1e-12 * odds.ratio)
    }
  })
})
