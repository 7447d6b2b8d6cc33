import type { EventPattern, FilterPart } from '@/lib/model/filter'
import { ALL_SESSIONS, type ListQuery } from '@/lib/model/query'

const PATHS = ['/cart', '/checkout', '/plants/fern', '/help/returns', '/thanks']
const BUTTONS = ['Pay now', 'Search', 'Log in', 'Remove', 'Cancel']

function ask(...parts: FilterPart[]): ListQuery {
  return { ...ALL_SESSIONS, filter: { join: 'and', parts } }
}
function did(kind: string, more: Partial<EventPattern> = {}): FilterPart {
  return { kind: 'event', event: { kind, where: [], ...more }, atLeast: 1 }
}
const pick = (values: readonly string[], round: number) => values[round % values.length]!
const page = (round: number): FilterPart => ({ kind: 'page', test: { is: 'path is', value: pick(PATHS, round) } })
const person = (round: number): FilterPart => ({ kind: 'person', test: { is: 'contains', value: `person-${round}` } })
const click = (round: number): EventPattern => ({
  kind: 'click',
  where: [{ field: 'label', test: { is: 'is', value: pick(BUTTONS, round) } }],
})

export const CLICKED = ask(did('click'))

/** The filters that are measured, each asking for something else in each round. */
export const LIBRARY_FILTERS: Record<string, (round: number) => ListQuery> = {
  date: (round) => ({ ...ALL_SESSIONS, range: { kind: 'last', days: 7 + round } }),
  person: (round) => ask(person(round)),
  page: (round) => ask(page(round)),
  event: (round) => ask({ kind: 'event', event: click(round), atLeast: 1 }),
  'event-property': (round) =>
    ask(
      did('custom', {
        name: 'Order Completed',
        where: [{ field: 'properties.amount', test: { is: 'at least', value: 100 + round } }],
      }),
    ),
  'not-event': (round) => ask(page(round), { kind: 'event', isNot: true, event: click(round), atLeast: 1 }),
  request: (round) =>
    ask(
      did('request', {
        where: [
          { field: 'request url', test: { is: 'contains', value: pick(PATHS, round) } },
          { field: 'status', test: { is: 'at least', value: 400 } },
        ],
      }),
    ),
  'date-person-page-event': (round) => ({
    ...ask(person(round % 10), page(round), { kind: 'event', event: click(round), atLeast: 1 }),
    range: { kind: 'last', days: 30 + round },
  }),
  text: (round) => ({ ...ALL_SESSIONS, text: pick(['fern', 'pay now', 'checkout', 'blog.test', 'log'], round) }),
  regex: (round) => ask({ kind: 'page', test: { is: 'matches', value: `plants/(fern|hoya${round})` } }),
  sequence: (round) =>
    ask({ kind: 'sequence', events: [click(round), { kind: 'error', where: [] }, click(round + 1)] }),
}
