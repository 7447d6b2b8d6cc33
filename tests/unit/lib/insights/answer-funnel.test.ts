import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { answerFunnel } from '@/lib/insights/answer-funnel'
import { FUNNEL_ORDERS } from '@/lib/insights/funnel-rules'
import type { EventPattern } from '@/lib/model/filter'
import type { FunnelDefinition } from '@/lib/model/insight'
import { ALL_SESSIONS } from '@/lib/model/query'

import { T0 } from '../../../fixtures/rrweb-events'
import { isWantedBy } from '../search/naive-search'
import { filter as randomFilter, library as randomLibrary } from '../search/random-library'
import { isGivenBy } from '../search/naive-search'
import { fillLibrary } from './fill-library'
import { walkNaively } from './naive-funnel'

const NOW = T0 + 10 ** 9
const HOUR_MS = 3_600_000
const page = (path: string): EventPattern => ({
  kind: 'page view',
  where: [{ field: 'url', test: { is: 'path is', value: path } }],
})
const of = (kind: string): EventPattern => ({ kind, where: [] })

const definition = (change: Partial<FunnelDefinition> = {}): FunnelDefinition => ({
  steps: [{ event: page('/') }, { event: page('/cart') }, { event: of('click') }],
  order: 'sequential',
  windowMs: HOUR_MS,
  unit: 'session',
  exclusions: [],
  sessions: ALL_SESSIONS,
  ...change,
})

describe.each(FUNNEL_ORDERS)('a funnel in %s order', (order) => {
  test('of any sessions says of each what the definition says, and opens it at the event that was meant', () => {
    fc.assert(
      fc.property(randomLibrary, randomFilter, fc.constantFrom(0, 2_000, HOUR_MS), (random, filter, windowMs) => {
        const asked = definition({
          order,
          windowMs,
          sessions: { ...ALL_SESSIONS, filter },
          exclusions: [{ event: of('error'), from: 0, to: 1 }],
        })
        const { steps, excludedIds } = answerFunnel(asked, fillLibrary(random), NOW)
        const said = new Set(['console', 'request', 'web vital', 'gap'])
        const walks = random.given
          .filter((one) => isGivenBy(filter, one, random.world))
          .map(({ session, events }) => {
            const bits = (patterns: EventPattern[], event: (typeof events)[number]) =>
              patterns.reduce(
                (all, pattern, index) =>
                  isWantedBy({ kind: 'event', event: pattern, atLeast: 1 }, event) ? all | (1 << index) : all,
                0,
              )
            const known = events.map((event) => ({
              at: event.at,
              steps: bits(
                asked.steps.map((step) => step.event),
                event,
              ),
              exclusions: bits([of('error')], event),
              isSaid: said.has(event.kind),
            }))
            const kept = known.filter((one) => one.steps || one.exclusions || !one.isSaid)
            const columns = {
              at: kept.map((one) => one.at),
              steps: kept.map((one) => one.steps),
              exclusions: kept.map((one) => one.exclusions),
            }
            const rules = { stepCount: 3, order, windowMs, exclusions: asked.exclusions, optional: 0 }
            return { id: session.id, ...walkNaively(columns, rules) }
          })
        for (const [step, { completed, droppedOff }] of steps.entries()) {
          const wanted = walks.filter(({ reached }) => reached > step).map(({ id }) => id)
          expect(completed.selection.map(({ sessionId }) => sessionId).toSorted()).toEqual(wanted.toSorted())
          expect([completed.value, droppedOff.value]).toEqual([completed.selection.length, droppedOff.selection.length])
          const before = steps[step - 1]?.completed.value ?? completed.value
          expect(completed.value + droppedOff.value).toBe(before)
          for (const { sessionId, startAt } of order === 'any' ? [] : completed.selection) {
            const { events } = random.given.find(({ session }) => session.id === sessionId)!
            const pattern = { kind: 'event' as const, event: asked.steps[step]!.event, atLeast: 1 }
            expect(events.some((event) => event.at === startAt && isWantedBy(pattern, event))).toBe(true)
          }
        }
        expect(excludedIds.toSorted()).toEqual(
          walks
            .filter(({ isExcluded }) => isExcluded)
            .map(({ id }) => id)
            .toSorted(),
        )
      }),
      { numRuns: 150 },
    )
  })
})

test('a person is one, whatever sessions and names the steps were done under; who is nobody’s is left out', () => {
  fc.assert(
    fc.property(randomLibrary, (random) => {
      const { steps } = answerFunnel(definition({ unit: 'person', windowMs: 1e12 }), fillLibrary(random), NOW)
      const ids = steps[0]!.completed.selection.map(({ actorId }) => actorId)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.every((id) => ['ada', 'bob'].includes(id))).toBe(true)
      const hasHome = random.given.some(
        ({ session, events }) =>
          session.person === 'old-bob' &&
          events.some((event) => event.kind === 'page view' && new URL(event.url).pathname === '/'),
      )
      expect(!hasHome || ids.includes('bob')).toBe(true)
    }),
    { numRuns: 150 },
  )
})
