import { describe, expect, it } from 'vitest'

import type { SessionEvent } from '@/lib/model/event'
import { filterLines } from '@/lib/replay/filter-lines'
import { foldErrors, listFailures } from '@/lib/replay/fold-errors'
import { layBar, measureRange } from '@/lib/replay/lay-waterfall'
import { kindOfLine } from '@/lib/replay/line-kinds'
import type { LineDetails } from '@/lib/replay/list-details'
import { listSlowest, measurePages } from '@/lib/replay/measure-pages'
import { rateVital } from '@/lib/replay/rate-vital'
import { readRequestFacts } from '@/lib/replay/request-facts'
import { assembleStream, type StreamItem } from '@/lib/replay/stream'

const place = { sessionId: 's', windowId: 'w', pageId: 'p', role: '', selector: '', url: '', nodeId: 0 }
const said = (at: number, kind: SessionEvent['kind'], label: string, more: Partial<SessionEvent> = {}) => ({
  ...place,
  id: at,
  at,
  kind,
  label,
  ...more,
})

function request(at: number, label: string, status: number, more: LineDetails = {}, durationMs = 10): StreamItem {
  const [item] = assembleStream([said(at, 'request', label, { status, durationMs })], [], [])
  return { ...item!, more }
}

const loaded = (at: number, url: string, initiator: string, status = 200): StreamItem => ({
  key: `resource p ${at}`,
  at,
  kind: 'request',
  label: `GET ${url}`,
  windowId: 'w',
  pageId: 'p',
  detail: initiator,
  said: { status, durationMs: 40 },
  more: { type: 'resource', initiator, bytes: 512 },
})

describe('a request in parts', () => {
  it('began before it ended, and a resource when it is told', () => {
    expect(readRequestFacts(request(100, 'POST https://shop.test/api/pay?of=1', 500, { type: 'fetch' }, 40))).toEqual({
      method: 'POST',
      url: 'https://shop.test/api/pay?of=1',
      name: 'pay?of=1',
      status: 500,
      group: 'fetch',
      type: 'fetch',
      startedAt: 60,
      durationMs: 40,
      bytes: undefined,
      isFailed: true,
    })
    expect(readRequestFacts(loaded(100, 'https://shop.test/', 'img'))).toMatchObject({
      name: 'shop.test/',
      startedAt: 100,
      bytes: 512,
    })
  })

  it('is sorted as developer tools do, by its file before what asked for it', () => {
    const group = (item: StreamItem) => kindOfLine(item, 'network')
    expect([
      group(request(1, 'GET https://shop.test/', 200, { type: 'document' })),
      group(request(1, 'GET https://shop.test/a.json', 200, { type: 'xhr' })),
      group(loaded(1, 'https://shop.test/a.js?v=1', 'link')),
      group(loaded(1, 'https://shop.test/chunk', 'script')),
      group(loaded(1, 'https://shop.test/a.css', 'link')),
      group(loaded(1, 'https://shop.test/a.png', 'css')),
      group(loaded(1, 'https://shop.test/photo', 'img')),
      group(loaded(1, 'https://shop.test/a.woff2', 'css')),
      group(request(1, 'OPEN ws://shop.test/', 101, { type: 'socket' })),
    ]).toEqual(['doc', 'fetch', 'js', 'js', 'css', 'img', 'img', 'other', 'other'])
  })
})

describe('the waterfall', () => {
  it('puts what is shown between the first begin and the last end', () => {
    const shown = [
      { startedAt: 100, durationMs: 50 },
      { startedAt: 150, durationMs: 50 },
    ]
    const range = measureRange(shown)
    expect(range).toEqual({ from: 100, to: 200 })
    expect(shown.map((one) => layBar(one, range))).toEqual([
      { left: 0, width: 0.5 },
      { left: 0.5, width: 0.5 },
    ])
    expect(layBar({ startedAt: 0, durationMs: 1_000 }, range)).toEqual({ left: 0, width: 1 })
    expect(measureRange([])).toEqual({ from: 0, to: 0 })
  })
})

describe('errors', () => {
  const stream = [
    ...assembleStream(
      [
        said(1, 'error', 'Uncaught Error: a'),
        said(2, 'error', 'Unhandled rejection: b'),
        said(3, 'console', 'no stock', { level: 'error', count: 4 }),
        said(4, 'error', 'Uncaught Error: a'),
        said(5, 'console', 'fine', { level: 'info', count: 1 }),
      ],
      [],
      [],
    ),
    request(6, 'GET https://shop.test/a?x=1', 500),
    request(7, 'GET https://shop.test/a?x=2', 500),
    request(8, 'GET https://shop.test/b', 0, { type: 'fetch' }),
    request(9, 'POST https://shop.test/ping', 0, { type: 'beacon' }),
    request(10, 'CLOSE ws://shop.test/', 1_000, { type: 'socket' }),
  ]

  it('that say the same are one with a count, and each can be gone to', () => {
    const groups = foldErrors(listFailures(stream, [loaded(11, 'https://shop.test/c.png', 'img', 404)]))
    expect(groups.map(({ first, count, items }) => [first.label, count, items.map(({ at }) => at)])).toEqual([
      ['Uncaught Error: a', 2, [1, 4]],
      ['Unhandled rejection: b', 1, [2]],
      ['no stock', 4, [3]],
      ['GET https://shop.test/a?x=1', 2, [6, 7]],
      ['GET https://shop.test/b', 1, [8]],
      ['GET https://shop.test/c.png', 1, [11]],
    ])
    expect(groups.map(({ first }) => kindOfLine(first, 'errors'))).toEqual([
      'uncaught',
      'rejections',
      'console',
      'requests',
      'requests',
      'requests',
    ])
  })
})

describe('a list narrowed', () => {
  const stream = assembleStream(
    [
      said(1, 'click', 'Pay now'),
      said(2, 'page view', 'Cart', { url: 'https://shop.test/cart' }),
      said(3, 'thrash', ''),
    ],
    [{ id: 'n', sessionId: 's', at: 4, text: 'pay attention', createdAt: 4 }],
    [],
  )
  const list = (filter: Partial<Parameters<typeof filterLines>[2]>) =>
    filterLines(stream, 'events', { text: '', off: [], only: undefined, ...filter }, ({ label }) => label).map(
      ({ at }) => at,
    )

  it('keeps what holds every word, is of no kind that is off, and is asked for', () => {
    expect(list({})).toEqual([1, 2, 3, 4])
    expect(list({ text: ' PAY ' })).toEqual([1, 4])
    expect(list({ text: 'pay now' })).toEqual([1])
    expect(list({ text: 'shop.test' })).toEqual([2])
    expect(list({ off: ['clicks', 'frustration'] })).toEqual([2, 4])
    expect(list({ only: new Set(['event 1', 'event 2']), off: ['pages'] })).toEqual([1])
  })
})

describe('how pages felt', () => {
  it('is rated by the limits of web.dev', () => {
    expect([2_500, 2_501, 4_000, 4_001].map((value) => rateVital('LCP', value))).toEqual([
      'good',
      'needs improvement',
      'needs improvement',
      'poor',
    ])
    expect([rateVital('INP', 200), rateVital('INP', 501), rateVital('CLS', 0.1), rateVital('CLS', 0.26)]).toEqual([
      'good',
      'poor',
      'good',
      'poor',
    ])
  })

  it('is the last word on each vital, with what the page asked for', () => {
    const page = { id: 'p', title: 'Shop', url: 'https://shop.test/', startedAt: 0, isTop: 1 as const }
    const vitals = assembleStream(
      [said(1, 'web vital', 'CLS', { value: 0.1 }), said(2, 'web vital', 'CLS', { value: 0.2 })],
      [],
      [],
    )
    const requests = [request(5, 'GET https://shop.test/a', 500, { type: 'fetch', bytes: 88 }), loaded(6, 'x:/', 'img')]
    expect(measurePages([page, { ...page, id: 'frame', isTop: 0 }], vitals, requests)).toEqual([
      { page, vitals: [{ metric: 'CLS', value: 0.2, at: 2 }], requestCount: 2, failedCount: 1, bytes: 600 },
    ])
    expect(listSlowest(requests, 1).map(({ facts }) => facts.durationMs)).toEqual([40])
  })
})
