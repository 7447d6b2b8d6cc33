import { FUNNEL } from '@/lib/insights/check-funnel'
import { PATHS } from '@/lib/insights/check-paths'
import { TRENDS } from '@/lib/insights/check-trends'
import { TRAIL_GAP_MS } from '@/lib/insights/trails'
import type { FunnelDefinition, PathsDefinition, TrendsDefinition } from '@/lib/model/insight'

const WINDOW_MS = 30 * 60_000
const STEPS = ['/plants', '/cart', '/checkout', '/thanks']
const DEPTH = 5

/** What is asked of both engines; the first number of each answer has to be the same. */
export const FUNNEL_QUESTION: FunnelDefinition = {
  ...FUNNEL.fresh,
  windowMs: WINDOW_MS,
  steps: STEPS.map((path) => ({
    event: { kind: 'page view', where: [{ field: 'url', test: { is: 'path is', value: path } }] },
  })),
}
export const CORRELATION_QUESTION: FunnelDefinition = {
  ...FUNNEL_QUESTION,
  steps: FUNNEL_QUESTION.steps.slice(0, 2),
  correlates: { of: 'events', side: 'both', excluded: [] },
}
export const PATHS_QUESTION: PathsDefinition = { ...PATHS.fresh, stepCount: DEPTH, nameCount: 20 }
export const TREND_QUESTION: TrendsDefinition = {
  ...TRENDS.fresh,
  interval: 'day',
  series: [
    {
      event: { kind: 'custom', name: 'Order Completed', where: [] },
      measure: { kind: 'event value', field: 'properties.amount', statistic: 'p95' },
    },
  ],
}

export type Question = 'funnel' | 'correlation' | 'paths' | 'p95-trend'

const viewed = (alias: string, path: string) => `${alias}.kind = 'page view' and ${alias}.path = '${path}'`

/** A step after another one in the same session, another row of the same moment included. */
const follows = (later: string, earlier: string) =>
  `${later}.session = ${earlier}.session and ${later}.nr <> ${earlier}.nr and ${later}.happened >= ${earlier}.happened`

function writeFunnel(): string {
  const reached = STEPS.map((_, last) => {
    const names = STEPS.slice(0, last + 1).map((_step, index) => `e${index}`)
    const joins = names.slice(1).map((name, index) => {
      const others = names.slice(0, index).map((one) => `${name}.nr <> ${one}.nr`)
      const all = [
        follows(name, names[index]!),
        `${name}.happened - e0.happened <= ${WINDOW_MS}`,
        viewed(name, STEPS[index + 1]!),
        ...others,
      ]
      return `join events ${name} on ${all.join(' and ')}`
    })
    return `select ${last} as step, count(distinct e0.session) as n from events e0 ${joins.join(' ')}
      where ${viewed('e0', STEPS[0]!)}`
  })
  return `${reached.join(' union all ')} order by step desc`
}

export const SQL: Record<Question, string> = {
  funnel: writeFunnel(),
  correlation: `
    with began as (select session, max(happened) as low from events e where ${viewed('e', STEPS[0]!)} group by 1),
      done as (select a.session, min(b.happened) as high from events a join events b on ${follows('b', 'a')}
        and b.happened - a.happened <= ${WINDOW_MS}
        where ${viewed('a', STEPS[0]!)} and ${viewed('b', STEPS[1]!)} group by 1),
      outcome as (select began.session, low, coalesce(high, low + ${WINDOW_MS}) as high, high is not null as converted
        from began left join done on done.session = began.session)
    select count(distinct o.session) filter (o.converted) as n, e.kind, e.label,
      count(distinct o.session) filter (not o.converted) as f
    from outcome o join events e on e.session = o.session and e.happened > o.low and e.happened < o.high
    where e.kind not in ('console', 'request', 'web vital', 'gap') group by e.kind, e.label order by n desc`,
  paths: `
    with views as (select session, nr, happened, path, lag(happened) over w as before_at, lag(path) over w as before_path
        from events where kind = 'page view' window w as (partition by session order by nr)),
      cut as (select *, before_at is null or happened - before_at > ${TRAIL_GAP_MS} as is_new from views),
      visits as (select *, sum(is_new::integer) over (partition by session order by nr) as visit from cut),
      stops as (select session, visit, path, row_number() over (partition by session, visit order by nr) - 1 as place
        from visits where is_new or path <> before_path)
    select count(*) as n, p.place, p.path, q.path as next from stops p
    join stops q on q.session = p.session and q.visit = p.visit and q.place = p.place + 1
    where p.place < ${DEPTH - 1} group by p.place, p.path, q.path order by n desc`,
  'p95-trend': `
    select quantile_cont(amount, 0.95) as n, floor(happened / 86400000) as day from events
    where kind = 'custom' and label = 'Order Completed' group by day order by n desc`,
}
