import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'

import { writeSessionAddress } from '@/components/player/write-session-address'
import { ChartModel } from '@/components/inspector/chart-model'
import { findPages } from '@/components/inspector/find-pages'
import { InspectorModel } from '@/components/inspector/inspector-model'
import { WIDEST_PX } from '@/components/inspector/limits'
import { ListsModel } from '@/components/inspector/lists-model'
import { WidthModel } from '@/components/inspector/width-model'
import { ToastsModel } from '@/components/parts/toasts-model'
import type { SessionEvent } from '@/lib/model/event'
import { LINE_LISTS } from '@/lib/replay/line-kinds'
import { FUNNEL } from '@/lib/insights/check-funnel'
import { TRENDS } from '@/lib/insights/check-trends'
import { readInsight } from '@/lib/insights/insight-address'
import { assembleStream } from '@/lib/replay/stream'

const place = { sessionId: 's', windowId: 'w', pageId: 'p', role: '', selector: '', url: '', nodeId: 0 }
const FROM = 100_000
const events: SessionEvent[] = [
  { ...place, id: 1, at: FROM, kind: 'page view', label: 'Cart', url: 'https://shop.test/cart' },
  { ...place, id: 2, at: FROM + 4_000, kind: 'click', label: 'Pay\nnow' },
  { ...place, id: 3, at: FROM + 65_500, kind: 'error', label: 'Uncaught Error: boom' },
  {
    ...place,
    id: 4,
    at: FROM + 66_000,
    kind: 'request',
    label: 'GET https://shop.test/a',
    status: 500,
    durationMs: 900,
  },
  { ...place, id: 5, at: FROM + 66_000, kind: 'console', label: 'tick', level: 'log', count: 2 },
]
const note = { id: 'n', sessionId: 's', at: FROM + 7_000, text: 'odd', createdAt: 0 }

function open(stored = new Map<string, string>(), refusal?: Error) {
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  }
  const stream = assembleStream(events, [note], [])
  const source = signal({
    content: { events },
    stream,
    resources: [],
    tabNumbers: new Map<string, number>(),
    sessionId: 's 1',
    from: FROM,
  })
  const lists = new ListsModel({ source, storage })
  const toasts = new ToastsModel()
  const copied: string[] = []
  const inspector = new InspectorModel({
    lists,
    source,
    toasts,
    async writeClipboard(text) {
      if (refusal) throw refusal
      copied.push(text)
    },
    links: {
      write: (place) => `chrome-extension://id/dashboard.html${writeSessionAddress({ sessionId: 's 1', ...place })}`,
      hint: 'It works in this browser only',
    },
  })
  const counts = () => LINE_LISTS.map((list) => lists.lists[list].value.shown.length)
  return { lists, inspector, toasts, copied, counts, stored, storage, stream }
}

describe('the lists', () => {
  it('have what is theirs, and are narrowed each for itself', () => {
    const { lists, counts } = open()
    expect(counts()).toEqual([4, 2, 1, 2])
    lists.setText('events', 'pay')
    expect(counts()).toEqual([1, 2, 1, 2])
    lists.toggleKind('console', 'info')
    expect(counts()).toEqual([1, 1, 1, 2])
    expect(lists.lists.console.value).toMatchObject({
      isNarrowed: true,
      kinds: [
        { kind: 'info', count: 1, isOn: false },
        { kind: 'error', count: 1, isOn: true },
      ],
    })
    lists.clear('events')
    lists.clear('console')
    expect(counts()).toEqual([4, 2, 1, 2])
  })

  it('remember which kinds are left out, and understand only what they know', () => {
    const { lists, stored } = open()
    lists.toggleKind('events', 'clicks')
    expect(open(stored).counts()).toEqual([3, 2, 1, 2])
    for (const bad of ['', '[', '3', '{"events":"x"}', '{"events":["nonsense"]}']) {
      expect(open(new Map([['afterimage.inspector.kinds-off', bad]])).counts()).toEqual([4, 2, 1, 2])
    }
  })

  it('show only what was asked for, and all again; where nothing was found they stay whole', () => {
    const { lists, counts } = open()
    lists.setPlaces([])
    expect([lists.matching.value, counts()]).toEqual([undefined, [4, 2, 1, 2]])
    lists.setPlaces([{ at: FROM + 65_500, kind: 'error', nth: 0 }])
    expect([[...lists.matching.value!], counts()]).toEqual([['event 3'], [1, 1, 0, 1]])
    lists.setOnlyMatching(false)
    expect([lists.matching.value!.size, counts()]).toEqual([1, [4, 2, 1, 2]])
  })
})

describe('the inspector', () => {
  it('copies the listed lines, one line, and a link that says where it works', async () => {
    const { inspector, lists, copied, toasts, stream } = open()
    lists.toggleKind('events', 'pages')
    await inspector.copyList('events')
    expect(copied.at(-1)).toBe('0:04\tClick\tPay now\n0:07\tNote\todd\n1:05\tError\tUncaught Error: boom')
    await inspector.copyLine(
      stream.find(({ eventId }) => eventId === 4)!,
      'network',
    )
    expect(copied.at(-1)).toBe('1:05\tRequest\t500 GET /a')
    await inspector.copyLink(
      stream.find(({ eventId }) => eventId === 3)!,
      'events',
    )
    expect(copied.at(-1)).toBe('chrome-extension://id/dashboard.html#/sessions/s%201?t=65.5&event=3')
    await inspector.copyLink(
      stream.find(({ kind }) => kind === 'note')!,
      'events',
    )
    expect(copied.at(-1)).toBe('chrome-extension://id/dashboard.html#/sessions/s%201?t=7&line=note+n')
    expect(toasts.toasts.value.at(-1)!.text).toContain('this browser only')
  })

  it('points at a line in the list it is in, also when its kind was left out, which stays remembered', () => {
    const { inspector, lists, stored } = open()
    lists.toggleKind('console', 'info')
    const before = new Map(stored)
    expect(inspector.pointAt('event 5')).toMatchObject({ label: 'tick' })
    expect([inspector.tab.value, lists.lists.console.value.shown.length]).toEqual(['console', 2])
    expect(stored).toEqual(before)
    expect(inspector.pointAt('event 99')).toBeUndefined()
  })

  it('goes where something was found', () => {
    const { inspector, lists } = open()
    lists.setPlaces([{ at: FROM + 66_000, kind: 'console', nth: 0 }])
    inspector.showMatching()
    expect(inspector.tab.value).toBe('console')
  })

  it('says so when the browser lets nothing be copied', async () => {
    const { inspector, toasts } = open(new Map(), new Error('not focused'))
    await inspector.copyList('events')
    expect(toasts.toasts.value[0]!.text).toContain('did not let Afterimage copy')
  })
})

describe('a chart', () => {
  const chartOf = () => {
    const { stream } = open()
    const many = assembleStream(
      Array.from({ length: 12 }, (_, id) => ({ ...events[1]!, id: id + 100, at: FROM + 100 - id })),
      [],
      [],
    )
    const went: string[] = []
    const chart = new ChartModel({ stream: signal([...stream, ...many]), go: (hash) => void went.push(hash) })
    return { chart, went, many }
  }

  it('is made of ten events at most, and only of events', () => {
    const { chart, many } = chartOf()
    chart.setChoosing(true)
    for (const { key } of many) chart.toggle(key)
    expect([chart.count.value, chart.isFull.value]).toEqual([10, true])
    chart.toggle(many[0]!.key)
    chart.toggle('note n')
    expect([chart.count.value, chart.isFull.value]).toEqual([9, false])
  })

  it.each(['funnel', 'segmentation'] as const)('is opened as a %s, oldest first', (kind) => {
    const { chart, went } = chartOf()
    chart.setChoosing(true)
    chart.toggle('event 3')
    chart.toggle('event 1')
    chart.open(kind)
    const [hash = ''] = went
    const [screen, address = ''] = hash.split('?')
    const shown =
      kind === 'funnel'
        ? readInsight(FUNNEL, address).definition.steps.map(({ event }) => event.kind)
        : readInsight(TRENDS, address).definition.series.map(({ event }) => event?.kind)
    expect([screen, shown]).toEqual([
      kind === 'funnel' ? '#/insights/funnel' : '#/insights/trends',
      ['page view', 'error'],
    ])
  })
})

describe('beside the lists', () => {
  it('pages are found by title and address', () => {
    const pages = [
      { title: 'Cart', url: 'https://shop.test/cart' },
      { title: 'Home', url: 'https://shop.test/' },
    ]
    expect(findPages(pages, ' SHOP  cart ').map(({ title }) => title)).toEqual(['Cart'])
    expect(findPages(pages, '')).toHaveLength(2)
  })

  it('the width is remembered, and leaves the stage room', () => {
    const { storage, stored } = open()
    const width = new WidthModel(storage, () => 1_280)
    expect(width.px.value).toBe(384)
    width.set(5_000)
    expect(width.px.value).toBe(WIDEST_PX)
    expect(new WidthModel(storage, () => 900).px.value).toBe(540)
    stored.set('afterimage.inspector.width', 'wide')
    expect(new WidthModel(storage, () => 1_280).px.value).toBe(384)
  })
})
