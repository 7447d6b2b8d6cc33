import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { answerCorrelates, type CorrelatesAnswer } from '@/lib/insights/answer-correlates'
import { answerFunnel } from '@/lib/insights/answer-funnel'
import type { EventPattern } from '@/lib/model/filter'
import type { CorrelatesDefinition, FunnelDefinition } from '@/lib/model/insight'
import { ALL_SESSIONS } from '@/lib/model/query'
import { NO_DEVICE } from '@/lib/model/session'

import { T0 } from '../../../fixtures/rrweb-events'
import { isWantedBy } from '../search/naive-search'
import { library as randomLibrary } from '../search/random-library'
import { fillLibrary } from './fill-library'
import { fillLines } from './fill-lines'

const NOW = T0 + 10 ** 12
const page = (path: string): EventPattern => ({
  kind: 'page view',
  where: [{ field: 'url', test: { is: 'path is', value: path } }],
})
const funnel = (change: Partial<CorrelatesDefinition> = {}): FunnelDefinition => ({
  steps: [{ event: page('/a') }, { event: page('/b') }],
  order: 'sequential',
  windowMs: 60_000,
  unit: 'session',
  exclusions: [],
  correlates: { of: 'events', side: 'both', excluded: [], minCount: 1, ...change },
  sessions: ALL_SESSIONS,
})
const all = ({ success, failure }: CorrelatesAnswer) => [...success, ...failure]
const table = (answer: CorrelatesAnswer) =>
  Object.fromEntries(all(answer).map(({ name, completed, droppedOff }) => [name, [completed.value, droppedOff.value]]))

describe('what was done between the first step and the last', () => {
  const library = fillLines([
    'click:Early /a click:Help click:Help /b click:Late',
    '/a custom:Bought /help /b',
    '/a click:Help console:Noise error:Broken +90 click:TooLate',
    '/a error:Broken',
    'click:Help /b',
    '/a /b',
    '/a /b',
  ])

  test('is named as a person would, counted once for each, and neither steps nor what pages say', () => {
    expect(table(answerCorrelates(funnel(), library, NOW))).toEqual({
      'Click Help': [1, 1],
      Bought: [1, 0],
      'Page view /help': [1, 0],
      'Error Broken': [0, 2],
    })
  })

  test('opens a session where it was done first', () => {
    const help = all(answerCorrelates(funnel(), library, NOW)).find(({ name }) => name === 'Click Help')!
    expect(help.completed.selection).toEqual([{ actorId: 'session-0', sessionId: 'session-0', startAt: T0 + 3_000 }])
  })

  test('can be excluded and asked for with a least count', () => {
    const answer = answerCorrelates(funnel({ excluded: ['Error Broken'], minCount: 2 }), library, NOW)
    expect([Object.keys(table(answer)), answer.rareCount]).toEqual([['Click Help'], 2])
  })

  test('of few is said to be of few, of unlike sides to be skewed, of one side to be of none', () => {
    const ways = (converted: number, dropped: number) =>
      answerCorrelates(
        funnel(),
        fillLines([
          ...Array.from({ length: converted }, () => '/a /b'),
          ...Array.from({ length: dropped }, () => '/a'),
        ]),
        NOW,
      ).warnings
    expect(ways(2, 2)).toEqual(['too few'])
    expect(ways(2, 30)).toEqual(['skewed'])
    expect(ways(3, 30)).toEqual([])
    expect(ways(0, 30)).toEqual(['one sided'])
  })
})

test('properties are those of the session, the person and the pages up to the last step', () => {
  const device = { ...NO_DEVICE, browser: 'Chrome 156', viewportWidth: 390 }
  const library = fillLines(
    [
      { line: '/ /a /x /z /b /y', session: { device, person: 'ada', tags: ['bug'] } },
      { line: '/a /x', session: { study: 'Spring' } },
    ],
    { people: [{ id: 'ada', name: 'Ada', properties: { plan: 'pro' }, mergedInto: null }], cohorts: [] },
  )
  expect(table(answerCorrelates(funnel({ of: 'properties' }), library, NOW))).toEqual({
    'Browser: Chrome 156': [1, 0],
    'Viewport: under 600 px': [1, 0],
    'Tag: bug': [1, 0],
    'Person’s plan: pro': [1, 0],
    'First page: /': [1, 0],
    'First page: /a': [0, 1],
    'Page seen: /': [1, 0],
    'Page seen: /z': [1, 0],
    'Study: Spring': [0, 1],
  })
})

test('of any sessions every count is that of those who did it in time, read from the events one by one', () => {
  const path = (url: string) => new URL(url).pathname.replace(/(?<=.)\/$/, '')
  const nameOf = ({ kind, label, url }: { kind: string; label: string; url: string }) => {
    if (kind === 'page view') return `Page view ${path(url)}`
    if (kind === 'custom') return label || 'Event without a name'
    return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${label}`.trim()
  }
  fc.assert(
    fc.property(randomLibrary, fc.constantFrom(0, 2_000, 60_000), (random, windowMs) => {
      const asked: FunnelDefinition = {
        ...funnel(),
        steps: [{ event: page('/') }, { event: page('/cart') }],
        windowMs,
      }
      const library = fillLibrary(random)
      const { steps } = answerFunnel(asked, library, NOW)
      const [first, last] = steps.map(
        ({ completed }) => new Map(completed.selection.map((one) => [one.sessionId, one.startAt])),
      )
      const wanted = new Map<string, { completed: Set<string>; droppedOff: Set<string> }>()
      for (const [id, from] of first!) {
        const { events } = random.given.find(({ session }) => session.id === id)!
        const to = last!.get(id)
        // Of who converted this is the event of the attempt that did: it began at its own first step.
        const isIn = (at: number) => at > from && (to === undefined ? at <= from + windowMs : at < to)
        for (const event of events) {
          const isStep = asked.steps.some((step) => isWantedBy({ kind: 'event', event: step.event, atLeast: 1 }, event))
          if (isStep || !isIn(event.at) || ['console', 'request'].includes(event.kind)) continue
          const own = wanted.get(nameOf(event)) ?? { completed: new Set(), droppedOff: new Set() }
          wanted.set(nameOf(event), own)
          own[to === undefined ? 'droppedOff' : 'completed'].add(id)
        }
      }
      const answer = answerCorrelates(asked, library, NOW)
      // Odds with one added to each count, as far as the shares bear them out.
      const { success: st, failure: ft } = answer.total
      for (const [name, { completed, droppedOff }] of wanted) {
        const [s, f] = [completed.size, droppedOff.size]
        const odds = ((s + 1) * (ft - f + 1)) / ((st - s + 1) * (f + 1))
        if (Math.sign(s / st - f / ft) * Math.sign(Math.log(odds)) <= 0) wanted.delete(name)
      }
      const isOneSided = answer.total.success === 0 || answer.total.failure === 0
      for (const { name, completed, droppedOff } of all(answer)) {
        expect([completed.value, droppedOff.value]).toEqual([completed.selection.length, droppedOff.selection.length])
        const ids = (one: typeof completed) => one.selection.map(({ sessionId }) => sessionId).toSorted()
        expect({ name, completed: ids(completed), droppedOff: ids(droppedOff) }).toEqual({
          name,
          completed: [...wanted.get(name)!.completed].toSorted(),
          droppedOff: [...wanted.get(name)!.droppedOff].toSorted(),
        })
      }
      const isWhole = wanted.size <= 10
      expect(all(answer).length === wanted.size || isOneSided || !isWhole).toBe(true)
      expect(isOneSided && all(answer).length > 0).toBe(false)
    }),
    { numRuns: 150 },
  )
})
