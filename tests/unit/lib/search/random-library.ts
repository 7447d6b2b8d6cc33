import fc from 'fast-check'

import type { Condition, EventPattern, Filter, FilterPart, Test } from '@/lib/model/filter'
import type { EventKind, SessionEvent } from '@/lib/model/event'
import type { Cohort, Person } from '@/lib/model/library'
import { NO_SIGNALS } from '@/lib/model/signal'
import { NO_DEVICE } from '@/lib/model/session'

import { buildSession } from '../../../fixtures/rows'
import { T0 } from '../../../fixtures/rrweb-events'
import type { Given, World } from './naive-search'

/** Few values, so that conditions meet what is there. */
const WORDS = ['cart', 'Checkout', 'plant', 'Zoë', '']
const URLS = [
  'https://shop.test/',
  'https://shop.test/cart',
  'https://shop.test/plants/fern?size=s',
  'https://blog.test/cart',
]
const KINDS: EventKind[] = ['page view', 'click', 'input', 'console', 'request', 'custom', 'error', 'rage click']
const PEOPLE = ['', 'ada', 'bob', 'old-bob']

const event = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    label: fc.constantFrom(...WORDS, 'GET https://shop.test/api', 'POST https://shop.test/pay'),
    url: fc.constantFrom(...URLS),
    role: fc.constantFrom('', 'button', 'link'),
    extra: fc.constantFrom<Partial<SessionEvent>>(
      {},
      { level: 'error' },
      { status: 500, durationMs: 120 },
      { status: 200, durationMs: 5 },
      { properties: { plan: 'Pro', seats: 3, isTrial: true } },
      { properties: { plan: 'free' } },
      { value: 0.25 },
    ),
  })
  .map(({ extra, ...rest }) => ({ ...rest, ...extra }))

export const library: fc.Arbitrary<{ given: Given[]; world: World }> = fc.record({
  given: fc
    .array(
      fc.record({
        events: fc.array(event, { maxLength: 8 }),
        title: fc.constantFrom(...WORDS),
        person: fc.constantFrom(...PEOPLE),
        tags: fc.subarray(['bug', 'Slow']),
        study: fc.constantFrom('', 'Spring'),
        lengthMs: fc.integer({ min: 0, max: 9 }).map((minutes) => minutes * 60_000),
        isStarred: fc.boolean(),
        isRecovered: fc.boolean(),
        viewedAt: fc.constantFrom(null, 1),
        rage: fc.nat(2),
        country: fc.constantFrom('', 'DE', 'FR'),
        notes: fc.constantFrom('', 'Looks broken', 'the plant wilts'),
      }),
      { maxLength: 12 },
    )
    .map((rows) => rows.map(describeGiven)),
  world: fc.record({
    people: fc.constant<Person[]>([
      { id: 'ada', name: 'Ada L', properties: { plan: 'pro' }, mergedInto: null },
      { id: 'bob', name: '', properties: { city: 'Ulm' }, mergedInto: null },
      { id: 'old-bob', name: 'Bobby', properties: { city: 'Bonn', plan: 'free' }, mergedInto: 'bob' },
    ]),
    cohorts: fc.constant<Cohort[]>([
      { id: 'fixed', name: 'Fixed', createdAt: 0, kind: 'fixed', sessionIds: ['session-0', 'session-2'] },
      {
        id: 'live',
        name: 'Live',
        createdAt: 0,
        kind: 'live',
        filter: { join: 'and', parts: [{ kind: 'page', test: { is: 'path is', value: '/cart' } }] },
      },
    ]),
  }),
})

function describeGiven(
  {
    events,
    rage,
    country,
    notes,
    lengthMs,
    ...rest
  }: {
    events: Pick<SessionEvent, 'kind' | 'label' | 'url' | 'role'>[]
    rage: number
    country: string
    notes: string
    lengthMs: number
  } & Partial<Given['session']>,
  index: number,
): Given {
  const id = `session-${index}`
  const startedAt = T0 + index * 3_600_000
  const session = buildSession({
    ...rest,
    id,
    startedAt,
    endedAt: startedAt + lengthMs,
    eventCount: events.length,
    signalCounts: { ...NO_SIGNALS, 'rage click': rage },
    device: { ...NO_DEVICE, country, browser: index % 2 ? 'Chrome 156' : 'Firefox 153' },
  })
  const rows = events.map((event, at): SessionEvent => {
    return { sessionId: id, windowId: 'w', pageId: 'p', at: startedAt + at * 1_000, selector: '', nodeId: 0, ...event }
  })
  return { session, events: rows, notes }
}

const textTest: fc.Arbitrary<Test> = fc.oneof(
  fc.record({
    is: fc.constantFrom('is', 'contains', 'starts with'),
    value: fc.constantFrom(...WORDS, ...URLS, 'ada', 'bobby', 'pro', 'a', 'get', 'https://shop.test/pay'),
  }),
  fc.record({
    is: fc.constant('like'),
    value: fc.constantFrom('*cart', '/plants/*', 'https://shop.test/*', '*', '/c*t'),
  }),
  fc.record({ is: fc.constant('path is'), value: fc.constantFrom('/cart', '/', '/plants/fern') }),
  fc.record({ is: fc.constant('matches'), value: fc.constantFrom('c[ah]', '^https', 'o+b|ada') }),
  fc.record({ is: fc.constant('is set'), value: fc.constant('') }),
)

const numberTest: fc.Arbitrary<Test> = fc.record({
  is: fc.constantFrom('at least', 'at most', 'is'),
  value: fc.constantFrom(0, 1, 2, 3, 100, 200, 500, 240),
})

const pattern: fc.Arbitrary<EventPattern> = fc
  .record({
    kind: fc.constantFrom('', ...KINDS, 'copy'),
    name: fc.option(fc.constantFrom(...WORDS), { nil: undefined, freq: 3 }),
    where: fc.array(
      fc.oneof(
        fc.record({
          field: fc.constantFrom(
            'label',
            'url',
            'role',
            'level',
            'request url',
            'method',
            'properties.plan',
            'properties.isTrial',
          ),
          test: textTest,
        }),
        fc.record({ field: fc.constantFrom('status', 'duration', 'value', 'properties.seats'), test: numberTest }),
      ),
      { maxLength: 2 },
    ),
  })
  .map(({ name, ...rest }) => (name === undefined ? rest : { ...rest, name }))

const condition: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.oneof(
      fc.record({ kind: fc.constant('text'), text: fc.constantFrom('cart', 'plant wilts', 'zoë broken', 'shop.test') }),
      fc.record({ kind: fc.constant('person'), test: textTest }),
      fc.record({ kind: fc.constant('person property'), name: fc.constantFrom('plan', 'city', 'age'), test: textTest }),
      fc.record({ kind: fc.constant('cohort'), id: fc.constantFrom('fixed', 'live', 'gone') }),
      fc.record({ kind: fc.constant('page'), test: textTest }),
      fc.record({ kind: fc.constant('event'), event: pattern, atLeast: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ kind: fc.constant('sequence'), events: fc.array(pattern, { minLength: 1, maxLength: 3 }) }),
      fc.record({
        kind: fc.constant('session'),
        field: fc.constantFrom('tag', 'study', 'browser', 'country', 'starred', 'viewed', 'status'),
        test: textTest,
      }),
      fc.record({
        kind: fc.constant('session'),
        field: fc.constantFrom('pages', 'events', 'errors', 'gaps', 'rage clicks', 'duration'),
        test: numberTest,
      }),
    ) as fc.Arbitrary<Condition>,
    fc.boolean(),
  )
  .map(([one, isNot]) => (isNot ? { ...one, isNot: true as const } : one))

export const filter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter; part: FilterPart }>((tie) => ({
  filter: fc.record({ join: fc.constantFrom('and', 'or'), parts: fc.array(tie('part'), { maxLength: 3 }) }),
  part: fc.oneof({ maxDepth: 2, depthSize: 'small' }, condition, tie('filter')),
})).filter
