import { describe, expect, test } from 'vitest'

import { CLICKS } from '@/lib/insights/check-clicks'
import { FUNNEL } from '@/lib/insights/check-funnel'
import { readInsightFile, writeInsightFile, type NamedInsight } from '@/lib/insights/check-saved-insight'
import { writeInsight } from '@/lib/insights/insight-address'

const FUNNEL_INSIGHT: NamedInsight = { name: 'Buyers', kind: 'funnel', address: writeInsight(FUNNEL, FUNNEL.fresh) }
const CLICKS_INSIGHT: NamedInsight = { name: 'Cart', kind: 'clicks', address: writeInsight(CLICKS, CLICKS.fresh) }

test('a file holds all definitions, and nothing of when they were made here', () => {
  const saved = { ...FUNNEL_INSIGHT, id: 'x', pinnedAt: 3, createdAt: 4 }
  const text = writeInsightFile([saved, CLICKS_INSIGHT])
  expect(text).not.toContain('pinnedAt')
  expect(readInsightFile(text)).toEqual([FUNNEL_INSIGHT, CLICKS_INSIGHT])
})

describe('a file that is none is refused with what to do', () => {
  const file = (change: object) =>
    JSON.stringify({ format: 'afterimage insights', version: 1, insights: [FUNNEL_INSIGHT], ...change })
  const holding = (change: object) => file({ insights: [{ ...FUNNEL_INSIGHT, ...change }] })
  test.each([
    ['no JSON', '{"format":', 'no JSON'],
    ['something else', '[]', 'no insights'],
    ['a number', '7', 'no definition'],
    ['a later version', file({ version: 2 }), 'later version'],
    ['no list', file({ insights: {} }), 'no insights'],
    ['far too many', file({ insights: Array.from({ length: 501 }, () => FUNNEL_INSIGHT) }), 'at most 500'],
    ['one without a name', holding({ name: ' ' }), 'needs a name'],
    ['one with a name without end', holding({ name: 'x'.repeat(201) }), 'needs a name'],
    ['one of an unknown kind', holding({ kind: '__proto__' }), 'kind that is not known'],
    ['one without an address', holding({ address: 7 }), 'no definition'],
    ['one that cannot be read', holding({ address: 'funnel=%7B' }), '“Buyers”'],
    ['one that is nothing', file({ insights: [null] }), 'no definition'],
  ])('%s', (_name, text, why) => {
    expect(() => readInsightFile(text)).toThrow(why)
  })
})
