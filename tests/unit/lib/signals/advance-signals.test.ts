import type { eventWithTime } from '@rrweb/types'
import { describe, expect, it } from 'vitest'

import type { SignalKind } from '@/lib/model/signal'
import { writeStill } from '@/lib/model/still'
import { advanceSignals, endSignals, forgetSignals, startSignals } from '@/lib/signals/advance-signals'

import { buildIncrement, buildMeta, buildMutation, buildPageView, buildSaid, T0 } from '../../../fixtures/rrweb-events'
import {
  buildClicks,
  buildMoves,
  buildPointerClick,
  listShakes,
  pass,
  type PressedAt,
} from '../../../fixtures/signal-events'

const SHOP = { url: 'https://shop.test/', isTop: 1 } as const
const CARD = { role: '', label: 'A card' }

/** As rrweb tells of a click that no pointer made, and as the recorder does. */
const CLICKED = { type: 2, id: 3, x: 100, y: 100 }
const SCRIPTED = buildClicks([200], CARD).filter(({ type }) => (type as number) === 5)

/** What a page that was recorded for a minute says in the end. */
function find(events: readonly eventWithTime[], page: { url: string; isTop: 0 | 1 } = SHOP, endMs = 60_000) {
  const { state, signals } = advanceSignals(startSignals(page), events)
  return [...signals, ...endSignals(state, T0 + endMs)]
}

const count = (events: readonly eventWithTime[], kind: SignalKind) =>
  find(events).filter((signal) => signal.kind === kind).length

const said = (payload: object, ms: number) => buildSaid(payload, T0 + ms)
const focus = (ms: number, type = 5) => buildIncrement(2, T0 + ms, { type, id: 9 })

describe('a rage click', () => {
  it('is three clicks on one spot, told with how many there were in the end', () => {
    const events = [buildMeta(), ...buildClicks([0, 900, 1_800, 2_700], { ...CARD, id: 7 })]
    expect(find(events)).toEqual([
      {
        kind: 'rage click',
        at: T0,
        label: 'A card',
        role: '',
        selector: '#n7',
        url: 'https://shop.test/',
        nodeId: 7,
        count: 4,
        durationMs: 2_700,
      },
    ])
  })

  it('is counted once a series, and anew after a break', () => {
    expect(count(buildClicks([0, 100, 200, 300, 400, 500], CARD), 'rage click')).toBe(1)
    expect(count(buildClicks([0, 100, 200, 1_200, 1_300, 1_400], CARD), 'rage click')).toBe(2)
  })

  it('may wander, if each click is near the one before', () => {
    const wander = [0, 1, 2, 3].flatMap((turn) => buildPointerClick(turn * 100, { ...CARD, x: 100 + turn * 29 }))
    expect(find(wander)).toMatchObject([{ kind: 'rage click', count: 4 }])
  })

  const apart = (x: number, y: number) =>
    [0, 1, 2].flatMap((turn) => buildPointerClick(turn * 100, { ...CARD, x: turn * x, y: turn * y }))
  const typed: [string, PressedAt][] = [
    ['a text field', { role: 'textbox', label: 'Name' }],
    ['a search field', { role: 'searchbox', label: 'Search' }],
    ['a number field', { role: 'spinbutton', label: 'Quantity' }],
    ['a combobox', { role: 'combobox', label: 'Country' }],
    ['+', { label: '+' }],
    ['−', { label: '−' }],
    ['a calendar’s arrow', { label: '›' }],
    ['Next', { label: 'Next' }],
    ['Previous month', { label: 'Previous month' }],
    ['Load more', { label: 'Load more' }],
    ['Weiter', { label: 'Weiter' }],
    ['Zurück', { label: 'Zurück' }],
  ]
  it.each<[string, eventWithTime[]]>([
    ['two clicks', buildClicks([0, 100], CARD)],
    ['clicks a second apart', buildClicks([0, 1_000, 2_000], CARD)],
    ['clicks 30 px apart', apart(15, 15)],
    ['clicks of a script', buildClicks([0, 1, 2], CARD).filter(({ type }) => (type as number) === 5)],
    ['clicks of a script between', [...buildClicks([0, 100], CARD), buildIncrement(2, T0, CLICKED), ...SCRIPTED]],
    ['clicks with a route between', [...buildClicks([0, 100]), buildPageView(T0 + 150, '/b'), ...buildClicks([200])]],
    ['clicks with a stepper between', [...buildClicks([0, 100]), ...buildClicks([200], { label: '+' })]],
    ...typed.map(([name, pressed]): [string, eventWithTime[]] => [name, buildClicks([0, 100, 200, 300], pressed)]),
  ])('is not %s', (_name, events) => {
    expect(count(events, 'rage click')).toBe(0)
  })

  it('is one on a button whose long text has such a word', () => {
    const label = 'Read more about ferns in our guide'
    expect(count(buildClicks([0, 100, 200], { label }), 'rage click')).toBe(1)
  })
})

const STILL = { nodeId: 9, type: 'image/webp', base64: 'AAAA', width: 8, height: 4, resolution: 1 } as const

describe('a dead click', () => {
  const roles = ['button', 'link', 'menuitem', 'menuitemcheckbox', 'option', 'tab', 'treeitem', 'checkbox', 'switch']
  it.each(roles)('is one on a %s that nothing follows', (role) => {
    expect(find(buildPointerClick(0, { role, id: 8 }))).toMatchObject([{ kind: 'dead click', at: T0, nodeId: 8, role }])
  })

  it.each(['', 'textbox', 'combobox', 'slider', 'img', 'form'])('is none on what has the role "%s"', (role) => {
    expect(find(buildPointerClick(0, { role }))).toEqual([])
  })

  const at = (source: number, data: object = {}) => buildIncrement(source, T0 + 2_999, data)
  it.each([
    ['a change of the DOM', buildMutation(T0 + 2_999)],
    ['a scroll', at(3)],
    ['a resize', at(4)],
    ['an input', at(5, { id: 3, text: '' })],
    ['media', at(7)],
    ['a rule of a style', at(8)],
    ['a canvas', at(9)],
    ['a selection', at(14, { ranges: [] })],
    ['a focus', focus(2_999)],
    ['a blur', focus(2_999, 6)],
    ['another page', said({ kind: 'left' }, 2_999)],
    ['another route', buildPageView(T0 + 3_000, 'https://shop.test/b')],
    ['a file', said({ kind: 'download', name: 'a.pdf', url: '' }, 10)],
    ['a dialog', said({ kind: 'dialog', dialog: 'alert', text: '', isAccepted: true }, 10)],
    ['a window', said({ kind: 'reaction', reaction: 'window opened' }, 10)],
    ['a drawing', said({ kind: 'reaction', reaction: 'drawn' }, 10)],
    ['being hidden', said({ kind: 'reaction', reaction: 'hidden' }, 10)],
    ['printing', said({ kind: 'reaction', reaction: 'printed' }, 10)],
    ['a request of a document', said({ kind: 'request', type: 'document' }, 10)],
    ['a form that is sent', said({ kind: 'submit', nodeId: 4, role: '', label: '', selector: '' }, 10)],
    ['something copied', said({ kind: 'copy', nodeId: 4, role: '', label: '', selector: '' }, 10)],
  ])('is none that is followed by %s', (_name, reaction) => {
    expect(count([...buildPointerClick(0), reaction, pass(9_000)], 'dead click')).toBe(0)
  })

  it.each([
    ['a change too late', buildMutation(T0 + 3_001)],
    ['a pointer that moves', pass(10)],
    ['a picture of what moves by itself', buildIncrement(9, T0 + 10, writeStill(STILL))],
    ['a line of the console', said({ kind: 'console', level: 'log', text: 'clicked', count: 1 }, 10)],
    ['a request of a script', said({ kind: 'request', type: 'fetch', method: 'POST', url: '/', status: 200 }, 10)],
  ])('is one that is followed by %s', (_name, event) => {
    expect(count([...buildPointerClick(0), event], 'dead click')).toBe(1)
  })

  it('is not saved by the focus that comes with the press itself', () => {
    expect(count([buildIncrement(2, T0, { type: 1, id: 3 }), focus(0), ...buildPointerClick(1)], 'dead click')).toBe(1)
  })

  it('is one of two on the same node within a second', () => {
    expect(find(buildClicks([0, 999]))).toMatchObject([{ kind: 'dead click', at: T0 }])
    expect(count([...buildClicks([0, 999]), buildMutation(T0 + 3_500)], 'dead click')).toBe(0)
    expect(count([...buildPointerClick(0), ...buildPointerClick(500, { id: 4, x: 300 })], 'dead click')).toBe(2)
  })

  it('is none where it is not known what followed', () => {
    expect(find(buildPointerClick(0), SHOP, 3_000)).toEqual([])
    const frozen = said({ kind: 'gap', reason: 'page frozen', from: T0 + 2_000 }, 20_000)
    const begun = said({ kind: 'masking', level: 'medium' }, 20_000)
    expect(find([...buildPointerClick(0), frozen])).toEqual([])
    expect(find([...buildPointerClick(0), begun])).toEqual([])
    expect(find(buildPointerClick(0), { ...SHOP, isTop: 0 })).toEqual([])
  })

  it('is one before a page froze, if it had its time', () => {
    const frozen = said({ kind: 'gap', reason: 'page frozen', from: T0 + 4_000 }, 20_000)
    expect(count([...buildPointerClick(0), frozen], 'dead click')).toBe(1)
  })
})

describe('an error click', () => {
  const error = (ms: number, text = 'Uncaught Error: no stock') =>
    said({ kind: 'error', text, place: '', stack: '' }, ms)
  const line = (ms: number, level: string) => said({ kind: 'console', level, text: 'no stock', count: 1 }, ms)
  const isFound = (...events: eventWithTime[]) => count([...buildPointerClick(0, CARD), ...events], 'error click')

  it('is one with an error within two seconds, and says which', () => {
    expect(find([...buildPointerClick(0, CARD), error(2_000)])).toMatchObject([
      { kind: 'error click', at: T0, label: 'A card', detail: 'Uncaught Error: no stock' },
    ])
    expect(isFound(line(10, 'error'))).toBe(1)
  })

  it('is one for each click, and of the last one', () => {
    expect(isFound(error(10), error(20))).toBe(1)
    expect(find([...buildClicks([0, 1_500], CARD), error(1_600)])).toMatchObject([{ at: T0 + 1_500 }])
  })

  it('is none with an error before it or later, or a warning', () => {
    expect([isFound(error(2_001)), isFound(line(10, 'warn'))]).toEqual([0, 0])
    expect(count([error(0), ...buildPointerClick(1)], 'error click')).toBe(0)
  })
})

describe('thrashing', () => {
  it('is ten turns of the pointer in two seconds', () => {
    expect(find([buildMoves(0, listShakes(10))])).toMatchObject([{ kind: 'thrash', at: T0 + 200, nodeId: 4 }])
    expect(count([buildMoves(0, listShakes(9))], 'thrash')).toBe(0)
  })

  it('is counted once a burst, and anew after two seconds of rest', () => {
    expect(count([buildMoves(0, listShakes(60))], 'thrash')).toBe(1)
    expect(count([buildMoves(0, listShakes(20)), buildMoves(5_000, listShakes(20))], 'thrash')).toBe(2)
  })

  it.each([
    ['slow', [buildMoves(0, listShakes(30), 300)]],
    ['a hand that rests', [buildMoves(0, listShakes(30, 4))]],
    [
      'one way',
      [
        buildMoves(
          0,
          Array.from({ length: 40 }, (_, index) => index * 20),
        ),
      ],
    ],
    ['a selection', [buildIncrement(2, T0, { type: 1, id: 3 }), buildMoves(10, listShakes(20))]],
    [
      'a drag told after its end',
      [
        buildIncrement(2, T0, { type: 1, id: 3 }),
        buildIncrement(2, T0 + 1_400, { type: 0, id: 3 }),
        buildMoves(10, listShakes(11)),
      ],
    ],
  ])('is not %s', (_name, events) => {
    expect(count(events, 'thrash')).toBe(0)
  })

  it('is seen again after a drag that no mouse ended', () => {
    const drag = [buildIncrement(2, T0, { type: 1, id: 3 }), buildIncrement(12, T0 + 50, { positions: [] })]
    expect(count([...drag, buildMoves(100, listShakes(12))], 'thrash')).toBe(1)
  })
})

describe('what is remembered', () => {
  it('forgets what is older', () => {
    const { state } = advanceSignals(startSignals(SHOP), buildClicks([0, 100, 200]))
    expect(endSignals(forgetSignals(state, T0 + 1), T0 + 60_000)).toEqual([])
    expect(forgetSignals(state, T0)).toEqual(state)
  })

  it('does not mind what a page forges', () => {
    const forged = [null, [], 7, { source: 2, type: 2, pointerType: 0 }, { source: 1, positions: [null, 7, {}] }]
    const events = forged.flatMap((data) => [2, 3, 4, 5].map((type) => ({ type, data, timestamp: T0 })))
    expect(
      find([
        ...(events as unknown as eventWithTime[]),
        said({ kind: 'click' }, 0),
        said({ kind: 'gap', from: 'x' }, 0),
      ]),
    ).toEqual([])
  })
})
