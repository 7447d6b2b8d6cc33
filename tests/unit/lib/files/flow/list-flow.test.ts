import { parse } from '@puppeteer/replay'
import type { eventWithTime } from '@rrweb/types'
import { expect, test } from 'vitest'

import { listFlow } from '@/lib/files/flow/list-flow'
import { seePage } from '@/lib/files/flow/see-page'
import { writeDevtoolsRecording } from '@/lib/files/write-devtools-recording'
import type { Page } from '@/lib/model/session'

import {
  buildDocument,
  buildElement,
  buildIncrement,
  buildMeta,
  buildPageView,
  buildSaid,
  buildSnapshot,
  buildText,
  T0,
} from '../../../../fixtures/rrweb-events'
import { buildPage, buildSession } from '../../../../fixtures/rows'

const form = [
  buildElement(3, 'h1', {}, buildText(4, 'Find a\n fern')),
  buildElement(5, 'label', {}, buildText(6, 'Newsletter'), buildElement(7, 'input', { type: 'checkbox' })),
  buildElement(8, 'input', { type: 'text', 'data-testid': 'q' }),
  buildElement(9, 'button', {}, buildText(10, 'Go')),
  buildElement(11, 'a', {}, buildText(12, 'More')),
  buildElement(13, 'a', {}, buildText(14, 'More')),
]
const start = [
  buildMeta(T0),
  buildPageView(T0, 'https://shop.test/?id=***', 'Shop'),
  buildSnapshot(T0 + 1, buildDocument(buildElement(2, 'body', {}, ...form))),
]
const said = (kind: string, nodeId: number, at: number, about: object = {}) =>
  buildSaid({ kind, nodeId, role: '', label: '', selector: `#n${nodeId}`, v: 's', ...about }, T0 + at)
const typed = (id: number, text: string, at: number) =>
  buildIncrement(5, T0 + at, { id, text, isChecked: false, userTriggered: true })

const page = (changes: Partial<Page> = {}) => buildPage({ id: 'page-1', isTop: 1, ...changes })
const flowOf = (...pages: [Page, eventWithTime[]][]) => {
  const flow = listFlow(
    buildSession(),
    pages.flatMap(([one, events]) => seePage(one, events)),
  )
  // Whatever it is, the Recorder can read it.
  parse(JSON.parse(writeDevtoolsRecording(flow)))
  return flow
}
const kinds = (flow: ReturnType<typeof flowOf>) => flow.steps.map(({ kind }) => kind)

test('a flow begins with the size of the window and the first address, and tells the heading that was there', () => {
  const flow = flowOf([page(), start])
  expect(flow.steps).toEqual([
    { kind: 'viewport', width: 1000, height: 800 },
    { kind: 'open', url: ['https://shop.test/?id=', { name: 'ID' }], title: 'Shop' },
    { kind: 'see', heading: 'Find a fern' },
  ])
  expect(flow.placeholders).toEqual([{ name: 'ID' }])
})

test('a click on a label and on its field is one, and the change of the field is none', () => {
  const clicks = [said('click', 5, 1_000), said('click', 7, 1_005), typed(7, 'on', 1_006), said('input', 7, 1_007)]
  expect(kinds(flowOf([page(), [...start, ...clicks]]))).toEqual(['viewport', 'open', 'see', 'click'])
})

test('a field is filled in once, with what it held at last; what was masked stays open', () => {
  const about = { role: 'textbox', label: 'Search' }
  const typing = (text: string) => [
    said('click', 8, 1_000, about),
    typed(8, text.slice(0, 1), 1_100),
    said('input', 8, 1_100, about),
    typed(8, text, 1_300),
  ]
  const fill = { kind: 'fill', isChoice: false, target: { testId: '[data-testid="q"]', name: 'Search' } }
  expect(flowOf([page(), [...start, ...typing('fern')]]).steps.slice(3)).toMatchObject([{ ...fill, value: ['fern'] }])
  const masked = flowOf([page(), [...start, ...typing('******')]])
  expect(masked.steps.slice(3)).toMatchObject([{ ...fill, value: [{ name: 'SEARCH' }] }])
})

test('what is sent without a button was sent by Enter, and leads to the page that comes', () => {
  const sent = [typed(8, 'fern', 1_000), said('input', 8, 1_000), said('submit', 2, 4_000)]
  const next = page({ id: 'page-2', startedAt: T0 + 4_200 })
  const flow = flowOf(
    [page(), [...start, ...sent]],
    [next, [buildPageView(T0 + 4_300, 'https://shop.test/found', 'Found')]],
  )
  expect(kinds(flow).slice(3)).toEqual(['fill', 'enter'])
  expect(flow.steps.at(-1)).toMatchObject({ arrival: { url: ['https://shop.test/found'], title: 'Found' } })
})

test('a page that nothing led to is opened, and a route of the same page is not', () => {
  const route = buildPageView(T0 + 30_000, 'https://shop.test/#news', 'News')
  const later = page({ id: 'page-2', startedAt: T0 + 60_000 })
  const flow = flowOf([page(), [...start, said('click', 9, 1_000), route]], [later, [buildPageView(T0 + 60_000)]])
  expect(kinds(flow).slice(3)).toEqual(['click', 'open'])
})

test('a name that two have is no way to find one of them', () => {
  const about = { role: 'link', label: 'More', selector: 'a:nth-of-type(2)' }
  const [click] = flowOf([page(), [...start, said('click', 13, 1_000, about)]]).steps.slice(3)
  expect(click).toMatchObject({ target: { name: '', text: '', css: ['a:nth-of-type(2)'] } })
  const go = { role: 'button', label: 'Go', selector: 'button:nth-of-type(1)' }
  const [named] = flowOf([page(), [...start, said('click', 9, 1_000, go)]]).steps.slice(3)
  expect(named).toMatchObject({ target: { name: 'Go', text: 'Go', css: [] } })
})

test('what was done in a frame names the frame, what was done in another tab is told', () => {
  const frame = page({ id: 'frame', isTop: 0, url: 'https://pay.test/' })
  const other = page({ id: 'other', windowId: 'window-2' })
  const flow = flowOf(
    [page(), start],
    [frame, [buildSnapshot(T0 + 5), said('click', 2, 1_000)]],
    [other, [buildPageView(T0 + 2_000), said('click', 2, 2_500)]],
  )
  expect(flow.steps.slice(3)).toMatchObject([
    { kind: 'click', target: { frame: { url: 'https://pay.test/' } } },
    { kind: 'remark', text: 'What was done in another tab here is left out.' },
  ])
})
