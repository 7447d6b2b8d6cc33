import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { answerClicks } from '@/lib/insights/answer-clicks'
import { CLICKS } from '@/lib/insights/check-clicks'
import { readInsight, writeInsight } from '@/lib/insights/insight-address'
import { CLICK_KINDS, type ClicksDefinition } from '@/lib/model/insight'
import { ALL_SESSIONS } from '@/lib/model/query'
import { readPath } from '@/lib/search/compile-test'

import { T0 } from '../../../fixtures/rrweb-events'
import { isGivenBy } from '../search/naive-search'
import { filter as randomFilter, library as randomLibrary } from '../search/random-library'
import { fillLibrary } from './fill-library'

const NOW = T0 + 10 ** 9

test('clicks of any sessions add up to those that were recorded, and each session opens at its first', () => {
  fc.assert(
    fc.property(randomLibrary, randomFilter, (random, filter) => {
      const asked: ClicksDefinition = { page: '', kind: 'click', sessions: { ...ALL_SESSIONS, filter } }
      const answer = answerClicks(asked, fillLibrary(random), NOW)
      const wanted = random.given.filter((one) => isGivenBy(filter, one, random.world))
      for (const kind of CLICK_KINDS) {
        const shares = wanted.flatMap(({ session, events }) => {
          const own = events.filter((event) => event.kind === kind && readPath(event.url) === answer.page)
          return own.length === 0 ? [] : [{ id: session.id, startAt: own[0]!.at, value: own.length }]
        })
        const { value, selection } = answer.all[kind]
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
        expect(
          selection.map(({ sessionId: id, startAt, value: own }) => ({ id, startAt, value: own })).toSorted(byId),
        ).toEqual(shares.toSorted(byId))
        expect(value).toBe(shares.reduce((sum, share) => sum + share.value, 0))
        expect(answer.elements.reduce((sum, { clicks }) => sum + clicks[kind].value, 0)).toBe(value)
      }
      expect(answer.pages.reduce((sum, { clickCount }) => sum + clickCount, 0)).toBe(
        wanted.reduce((sum, { events }) => sum + events.filter(({ kind }) => kind === 'click').length, 0),
      )
    }),
  )
})

describe('an address', () => {
  test('holds which page is asked about', () => {
    const definition: ClicksDefinition = { ...CLICKS.fresh, page: '/cart', kind: 'dead click' }
    expect(readInsight(CLICKS, writeInsight(CLICKS, definition))).toEqual({ definition, problem: null })
  })

  test.each([
    ['no page', { page: 7, kind: 'click' }, 'no page'],
    ['a page without end', { page: '/'.repeat(5_000), kind: 'click' }, 'no page'],
    ['an unknown kind', { page: '', kind: 'wink' }, 'not known'],
    ['a list', null, 'no definition'],
  ])('with %s is said to be none', (_name, value, why) => {
    const address = new URLSearchParams({ clicks: JSON.stringify(value) }).toString()
    const { definition, problem } = readInsight(CLICKS, address)
    expect([definition.page, problem]).toEqual(['', expect.stringContaining(why)])
  })
})
