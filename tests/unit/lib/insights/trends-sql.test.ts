import { describe, expect, test } from 'vitest'

import { answerTrends } from '@/lib/insights/answer-trends'
import { TRENDS } from '@/lib/insights/check-trends'
import { STATISTICS, type Statistic, type TrendsDefinition, type TrendsMeasure } from '@/lib/model/insight'

import { SQL_NOW, useSqlWorld } from './sql-world'

const CLICK = { kind: 'click', where: [] }
const ORDER = { kind: 'custom', name: 'Order Completed', where: [] }

const SQL: Record<Statistic, (value: string) => string> = {
  average: (value) => `avg(${value})`,
  min: (value) => `min(${value})`,
  max: (value) => `max(${value})`,
  median: (value) => `quantile_cont(${value}, 0.5)`,
  p75: (value) => `quantile_cont(${value}, 0.75)`,
  p90: (value) => `quantile_cont(${value}, 0.9)`,
  p95: (value) => `quantile_cont(${value}, 0.95)`,
  p99: (value) => `quantile_cont(${value}, 0.99)`,
}

interface Case {
  name: string
  event: typeof CLICK | typeof ORDER | null
  measure: TrendsMeasure
  /** The number of one bucket, of `x`: what lies in it with its session. */
  sql: string
}

const CLICKED = `e.kind = 'click'`
const ORDERED = `e.kind = 'custom' and e.label = 'Order Completed'`

const CASES: Case[] = [
  { name: 'captured sessions', event: null, measure: { kind: 'sessions' }, sql: 'count(*)' },
  { name: 'persons captured', event: null, measure: { kind: 'persons' }, sql: 'count(distinct person)' },
  { name: 'clicks', event: CLICK, measure: { kind: 'total' }, sql: 'count(*)' },
  { name: 'sessions with a click', event: CLICK, measure: { kind: 'sessions' }, sql: 'count(distinct session)' },
  { name: 'persons with an order', event: ORDER, measure: { kind: 'persons' }, sql: 'count(distinct person)' },
  ...STATISTICS.flatMap((statistic): Case[] => [
    {
      name: `active time, ${statistic}`,
      event: null,
      measure: { kind: 'session value', field: 'active time', statistic },
      sql: SQL[statistic]('active_s'),
    },
    {
      name: `amount of orders, ${statistic}`,
      event: ORDER,
      measure: { kind: 'event value', field: 'properties.amount', statistic },
      sql: SQL[statistic]('amount'),
    },
    {
      name: `clicks per session, ${statistic}`,
      event: CLICK,
      measure: { kind: 'count', per: 'session', statistic },
      sql: `(select ${SQL[statistic]('n')} from (select count(*) as n from x y where y.bucket = x.bucket group by y.session))`,
    },
  ]),
]

describe('an engine that shares nothing with ours', () => {
  const world = useSqlWorld()

  test.each(CASES)('has the same numbers by the week of $name', async ({ event, measure, sql }) => {
    const definition: TrendsDefinition = { ...TRENDS.fresh, interval: 'week', series: [{ event, measure }] }
    const { places, lines } = answerTrends(definition, world.library, SQL_NOW)
    const points = lines[0]!.points
    const buckets = places.map(({ from, to }, bucket) => `(${bucket}, ${from}, ${to})`).join(', ')
    const source = event
      ? `select b.bucket, e.*, s.person, s.active_s from events e join sessions s on s.id = e.session
          join b on e.happened >= b.low and e.happened < b.high where ${event === CLICK ? CLICKED : ORDERED}`
      : `select b.bucket, s.id as session, s.* from sessions s join b on s.started_at >= b.low and s.started_at < b.high`
    const rows = await world.sql.ask<{ bucket: number; value: number }>(
      `with b(bucket, low, high) as (values ${buckets}), x as (${source})
        select bucket, ${sql} as value from x group by bucket`,
    )
    expect(rows.length).toBeGreaterThan(8)
    const wanted = new Map(rows.map(({ bucket, value }) => [bucket, value]))
    // A whole number is the same, a real one up to how it was added up.
    const bound = 'statistic' in measure ? 1e-12 : 0
    const differing = points.filter(({ value = 0 }, bucket) => {
      const other = wanted.get(bucket) ?? 0
      return Math.abs(value - other) > bound * Math.max(1, Math.abs(other))
    })
    expect(differing).toEqual([])
  })

  test('has the same numbers by the value of a breakdown', async () => {
    const definition: TrendsDefinition = {
      ...TRENDS.fresh,
      interval: 'month',
      series: [{ event: CLICK, measure: { kind: 'total' } }],
      breakdown: { property: { of: 'session', field: 'browser' }, top: 9 },
    }
    const { lines } = answerTrends(definition, world.library, SQL_NOW)
    const rows = await world.sql.ask<{ browser: string; n: number }>(
      `select s.browser, count(*) as n from events e join sessions s on s.id = e.session where ${CLICKED} group by 1`,
    )
    const shown = lines.map(({ group, points }) => {
      return { browser: group, n: points.reduce((sum, { value = 0 }) => sum + value, 0) }
    })
    const byName = (a: { browser?: string | null | undefined }, b: { browser?: string | null | undefined }) =>
      String(a.browser) < String(b.browser) ? -1 : 1
    expect(shown.toSorted(byName)).toEqual(rows.toSorted(byName))
  })
})
