import { expect, test } from 'vitest'

import { addressChart, describePattern } from '@/lib/insights/chart-events'
import { FUNNEL } from '@/lib/insights/check-funnel'
import { TRENDS } from '@/lib/insights/check-trends'
import { readInsight } from '@/lib/insights/insight-address'
import type { SessionEvent } from '@/lib/model/event'
import { buildOutline } from '@/lib/search/build-outline'
import { compileStep } from '@/lib/search/evaluate-events'
import { createLibrary } from '@/lib/search/library'

import { buildSession } from '../../../fixtures/rows'

const place = { sessionId: 'session-1', windowId: 'w', pageId: 'p', role: '', selector: '', nodeId: 0 }
const url = 'https://shop.test/cart?of=fern'
const events: SessionEvent[] = [
  { ...place, at: 40, kind: 'custom', label: 'Order Completed', url, properties: { plan: 'pro' } },
  { ...place, at: 10, kind: 'page view', label: 'Cart', url },
  { ...place, at: 20, kind: 'click', label: 'Pay', role: 'button', url },
  { ...place, at: 30, kind: 'click', label: '', role: 'button', url },
  { ...place, at: 35, kind: 'thrash', label: '', url },
]

const readSteps = (hash: string) => readInsight(FUNNEL, hash.split('?')[1]!).definition.steps.map(({ event }) => event)
const readSeries = (hash: string) => readInsight(TRENDS, hash.split('?')[1]!).definition.series

test('a funnel has its steps oldest first, each by what makes it the same elsewhere', () => {
  expect(readSteps(addressChart('funnel', events))).toEqual([
    { kind: 'page view', where: [{ field: 'url', test: { is: 'path is', value: '/cart' } }] },
    { kind: 'click', where: [{ field: 'label', test: { is: 'is', value: 'Pay' } }] },
    { kind: 'click', where: [{ field: 'role', test: { is: 'is', value: 'button' } }] },
    { kind: 'thrash', where: [] },
    { kind: 'custom', name: 'Order Completed', where: [] },
  ])
})

test('each step finds the event it was made of', () => {
  const library = createLibrary()
  library.putSession(buildSession())
  const inOrder = events.toSorted((a, b) => a.at - b.at)
  library.putEvents('session-1', buildOutline(inOrder))
  expect(inOrder.map((event, row) => compileStep(describePattern(event), library)(row))).toEqual(events.map(() => true))
})

test('it has no more events than a chart can show', () => {
  const many = Array.from({ length: 30 }, () => events[0]!)
  expect([readSteps(addressChart('funnel', many)), readSeries(addressChart('segmentation', many))]).toEqual(
    [{ length: 10 }, { length: 5 }].map(({ length }) => expect.objectContaining({ length })),
  )
  expect(readSeries(addressChart('segmentation', many))[0]!.measure).toEqual({ kind: 'total' })
})
