import { describe, expect, test } from 'vitest'

import { answerClicks } from '@/lib/insights/answer-clicks'
import { answerFunnel } from '@/lib/insights/answer-funnel'
import { CLICKS } from '@/lib/insights/check-clicks'
import { readQuantile } from '@/lib/insights/quantile'
import type { EventPattern } from '@/lib/model/filter'
import { CLICK_KINDS, type FunnelDefinition } from '@/lib/model/insight'
import { ALL_SESSIONS } from '@/lib/model/query'

import { createRandom } from '../../../fixtures/random'
import { useSqlWorld, SQL_NOW } from './sql-world'

/** An event as both engines ask for it. */
interface Asked {
  event: EventPattern
  sql: (alias: string) => string
}

const ASKED: Asked[] = [
  ...['/', '/cart', '/checkout', '/thanks', '/plants/fern'].map((path) => ({
    event: { kind: 'page view', where: [{ field: 'url', test: { is: 'path is' as const, value: path } }] },
    sql: (a: string) => `${a}.kind = 'page view' and ${a}.path = '${path}'`,
  })),
  ...['Add to basket', 'Pay now', 'Search'].map((label) => ({
    event: { kind: 'click', where: [{ field: 'label', test: { is: 'is' as const, value: label } }] },
    sql: (a: string) => `${a}.kind = 'click' and ${a}.label = '${label}'`,
  })),
  { event: { kind: 'click', where: [] }, sql: (a) => `${a}.kind = 'click'` },
  {
    event: { kind: 'request', where: [{ field: 'status', test: { is: 'at least', value: 400 } }] },
    sql: (a) => `${a}.kind = 'request' and ${a}.status >= 400`,
  },
  {
    event: {
      kind: 'custom',
      name: 'Order Completed',
      where: [{ field: 'properties.amount', test: { is: 'at least', value: 100 } }],
    },
    sql: (a) => `${a}.kind = 'custom' and ${a}.label = 'Order Completed' and ${a}.amount >= 100`,
  },
]

/** Kinds that a page says rather than somebody does: in the strict order they come between only where they are steps. */
const SAID = `('console', 'request', 'web vital', 'gap')`

/** Actors for whom a chain of events of their own does these steps, in the words of SQL. */
function countReached(
  steps: readonly Asked[],
  all: readonly Asked[],
  { order, unit, windowMs }: FunnelDefinition,
): string {
  const actor = unit === 'session' ? 'id' : 'person'
  const names = steps.map((_, index) => `e${index}`)
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const))
  const isStep = all.map(({ sql }) => `(${sql('x')})`).join(' or ')
  const conditions = [
    ...steps.map(({ sql }, index) => `(${sql(names[index]!)})`),
    ...pairs.map(([one, other]) => `(${one}.actor = ${other}.actor and ${one}.row <> ${other}.row)`),
    ...(order === 'any' ? [] : names.slice(1).map((name, index) => `${name}.happened >= ${names[index]}.happened`)),
    ...(order === 'any'
      ? pairs.map(([one, other]) => `abs(${one}.happened - ${other}.happened) <= ${windowMs}`)
      : [`${names.at(-1)}.happened - e0.happened <= ${windowMs}`]),
    ...(order === 'strict'
      ? names.slice(1).map(
          (
            name,
            index,
          ) => `not exists (select 1 from e x where x.actor = ${name}.actor and (x.kind not in ${SAID} or ${isStep})
            and x.happened > ${names[index]}.happened and x.happened < ${name}.happened)`,
        )
      : []),
  ]
  return `with e as (select s.${actor} as actor, e.session || '/' || e.nr as row, e.* from events e
      join sessions s on s.id = e.session where s.${actor} is not null)
    select count(distinct e0.actor) as n from ${names.map((name) => `e ${name}`).join(', ')}
    where ${conditions.join(' and ')}`
}

describe('an engine that shares nothing with ours', () => {
  const world = useSqlWorld()

  const random = createRandom(7)
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!
  const funnels = Array.from({ length: 36 }, (_, index) => {
    const steps = Array.from({ length: 2 + (index % 2) }, () => pick(ASKED))
    const definition: FunnelDefinition = {
      steps: steps.map(({ event }) => ({ event })),
      order: (['sequential', 'strict', 'any'] as const)[index % 3]!,
      windowMs: pick([5_000, 60_000, 1_800_000]),
      unit: index % 5 === 0 ? 'person' : 'session',
      exclusions: [],
      sessions: ALL_SESSIONS,
    }
    return { steps, definition }
  })

  test.each(funnels)('counts as many in funnel %$', async ({ steps, definition }) => {
    const answer = answerFunnel(definition, world.library, SQL_NOW)
    const wanted: number[] = []
    for (let reached = 1; reached <= steps.length; reached += 1) {
      // In any order whoever did as many of the steps, whichever these are, came as far.
      const chosen = definition.order === 'any' ? chooseSome(steps, reached) : [steps.slice(0, reached)]
      const unions = chosen.map((some) =>
        countReached(some, steps, definition).replace('count(distinct e0.actor) as n', 'distinct e0.actor'),
      )
      const rows = await world.sql.ask<{ n: number }>(
        `select count(distinct actor) as n from (${unions.map((one) => `select * from (${one})`).join(' union all ')})`,
      )
      wanted.push(rows[0]!.n)
    }
    expect(answer.steps.map(({ completed }) => completed.value)).toEqual(wanted)
    expect(answer.steps.slice(1).map(({ droppedOff }) => droppedOff.value)).toEqual(
      wanted.slice(1).map((count, index) => wanted[index]! - count),
    )
  })

  test('counts as many clicks on a page, of every kind', async () => {
    for (const page of ['/', '/cart', '/help/returns']) {
      const { all } = answerClicks({ ...CLICKS.fresh, page }, world.library, SQL_NOW)
      for (const kind of CLICK_KINDS) {
        const [row] = await world.sql.ask<{ n: number; sessions: number }>(
          `select count(*) as n, count(distinct session) as sessions from events where kind = '${kind}' and path = '${page}'`,
        )
        expect([all[kind].value, all[kind].selection.length]).toEqual([row!.n, row!.sessions])
      }
    }
  })

  test.each([0.05, 0.5, 0.75, 0.9, 0.95, 0.99])('has the same quantile %d', async (p) => {
    const [row] = await world.sql.ask<{ q: number }>(`select quantile_cont(active_s, ${p}) as q from sessions`)
    const values = world.library.records.map((record) => record!.activity.activeMs / 1_000)
    expect(
      Math.abs(
        readQuantile(
          values.toSorted((a, b) => a - b),
          p,
        )! - row!.q,
      ),
    ).toBeLessThanOrEqual(1e-12 * row!.q)
  })
})

/** All ways to take `count` of these. */
function chooseSome<Value>(values: readonly Value[], count: number): Value[][] {
  if (count === 0) return [[]]
  return values.flatMap((value, index) =>
    chooseSome(values.slice(index + 1), count - 1).map((rest) => [value, ...rest]),
  )
}
