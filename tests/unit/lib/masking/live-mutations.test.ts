import type { eventWithTime } from '@rrweb/types'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { maskEvents } from '@/lib/masking/mask-events'
import { stateAt } from '@/lib/replay/state/state-at'
import { DEFAULT_RULES, type MaskLevel, type MaskRules } from '@/lib/model/rules'

import { openPage, type LivePage } from './live-page'

/** Random pages and random changes of them, live: what a rule masks is in no event, and what none masks is. */

const MARKS = ['', '', '', 'ph-mask', 'sentry-block', 'm', 'b', 's', 'amp-unmask', 'rr-block']
const TAGS = ['div', 'p', 'section', 'span', 'a', 'button', 'label', 'textarea', 'select', 'img']
const RULES = { mask: ['.m'], block: ['.b', '..none'], show: ['.s'] }

interface Plan {
  tag: string
  mark: string
  children: Plan[]
}

const plan: fc.Arbitrary<Plan> = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.oneof(
    { maxDepth: 4 },
    {
      weight: 1,
      arbitrary: fc.record({
        tag: fc.constantFrom(...TAGS),
        mark: fc.constantFrom(...MARKS),
        children: fc.constant<Plan[]>([]),
      }),
    },
    fc.record({
      tag: fc.constantFrom(...TAGS),
      mark: fc.constantFrom(...MARKS),
      children: fc.array(tie('plan'), { maxLength: 3 }),
    }),
  ),
})).plan

type Step = { kind: 'move' | 'text' | 'attribute' | 'mark' | 'snapshot'; at: number; to: number; mark: string }

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('move', 'text', 'attribute', 'mark', 'snapshot'),
  at: fc.nat(),
  to: fc.nat(),
  mark: fc.constantFrom(...MARKS),
})

let plantCount = 0
/** A letter before, so that no pattern takes it for a number. */
const plant = () => `plant${(plantCount += 1)}x`

function build(page: LivePage, { tag, mark, children }: Plan): Element {
  const element = page.document.createElement(tag)
  if (mark) element.className = mark
  element.setAttribute('title', plant())
  element.append(plant())
  for (const child of children) element.append(build(page, child))
  return element
}

/** What the rules mean, told once more and in another way: from the element up to what speaks first. */
function isShown(element: Element, level: MaskLevel): boolean {
  const chain: Element[] = []
  for (let at: Element | null = element; at; at = at.parentElement) chain.push(at)
  const has = (at: Element, ...names: string[]) => names.some((name) => at.classList.contains(name))
  if (chain.some((at) => has(at, 'b', 'sentry-block', 'rr-block'))) return false
  // A masked picture is a box, with nothing in it.
  if (chain.slice(1).some((at) => at.localName === 'img' && !isShown(at, level))) return false
  const isField = (at: Element) => ['textarea', 'select'].includes(at.localName)
  for (const [index, at] of chain.entries()) {
    if (has(at, 'm', 'ph-mask')) return false
    if (has(at, 's')) return true
    const isInField = chain.slice(index).some(isField)
    if (has(at, 'amp-unmask') && !isInField && level !== 'strict') return true
    if (isField(at) && level !== 'light') return false
  }
  return level !== 'strict'
}

/** Ids and kinds of all nodes, without what is in a box: that is empty. */
function outline(events: readonly eventWithTime[]): unknown {
  interface Loose {
    id: number
    tagName?: string
    v?: string
    childNodes?: Loose[]
  }
  const describe = ({ id, tagName, v, childNodes = [] }: Loose): unknown => [
    id,
    tagName,
    v === 'b' ? [] : childNodes.map(describe),
  ]
  const picture = events.find((event) => (event.type as number) === 2)
  return describe((picture!.data as { node: Loose }).node)
}

function listPlants(page: LivePage, level: MaskLevel): { shown: Set<string>; hidden: Set<string> } {
  const shown = new Set<string>()
  const hidden = new Set<string>()
  for (const element of page.document.body.querySelectorAll('*')) {
    // A picture that is masked is blocked, and then has no title either; shown it has one.
    const target = isShown(element, level) ? shown : hidden
    const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent!)
    for (const text of [element.getAttribute('title')!, ...own]) target.add(text)
  }
  return { shown, hidden }
}

function take(page: LivePage, { kind, at, to, mark }: Step): eventWithTime | undefined {
  const elements = [...page.document.body.querySelectorAll('*')]
  const element = elements[at % elements.length]
  if (!element || kind === 'snapshot') return page.takeSnapshot()
  if (kind === 'text') {
    element.firstChild!.textContent = plant()
    return page.tellText(element.firstChild!)
  }
  if (kind === 'attribute') {
    element.setAttribute('title', plant())
    return page.tellAttribute(element, 'title')
  }
  if (kind === 'mark') {
    element.className = mark
    return page.tellAttribute(element, 'class')
  }
  const parent = elements[to % elements.length]!
  if (element.contains(parent)) return undefined
  parent.append(element)
  return page.tellAdded(element)
}

describe.each<MaskLevel>(['light', 'medium', 'strict'])('live pages at %s', (level) => {
  const rules: MaskRules = { ...DEFAULT_RULES, ...RULES, level }

  it('keep nothing a rule masks and all that none masks, through any changes', () => {
    fc.assert(
      fc.property(plan, fc.array(step, { maxLength: 25 }), (body, steps) => {
        const page = openPage('', rules)
        page.document.body.append(build(page, body))
        const tell = (event: eventWithTime | undefined) => {
          if (!event) return
          const told = JSON.stringify(event)
          const kept = JSON.stringify(maskEvents([event], rules))
          const { shown, hidden } = listPlants(page, level)
          for (const text of hidden) expect(kept).not.toContain(text)
          for (const text of shown) expect(kept.includes(text)).toBe(told.includes(text))
        }
        tell(page.takeSnapshot())
        for (const one of steps) tell(take(page, one))
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  it('can be built again from what is kept, box by box', () => {
    fc.assert(
      fc.property(plan, (body) => {
        const page = openPage('', rules)
        page.document.body.append(build(page, body))
        const picture = page.takeSnapshot()
        const { events, skippedCount } = stateAt(maskEvents([picture], rules), 1)
        expect(skippedCount).toBe(0)
        expect(outline(events)).toEqual(outline([picture]))
      }),
      { numRuns: 100 },
    )
  })

  it('show nothing at all while the page has not heard of the rules', () => {
    fc.assert(
      fc.property(plan, fc.array(step, { maxLength: 10 }), (body, steps) => {
        const page = openPage('', rules)
        page.document.body.append(build(page, body))
        const events = [page.takeSnapshot(), ...steps.flatMap((one) => take(page, one) ?? [])]
        expect(JSON.stringify(events)).toContain('plant')
        expect(JSON.stringify(maskEvents(events, rules, { isAllMasked: true }))).not.toContain('plant')
      }),
      { numRuns: 60 },
    )
  })

  it('mask twice as once, and keep every id', () => {
    fc.assert(
      fc.property(plan, fc.array(step, { maxLength: 10 }), (body, steps) => {
        const page = openPage('', rules)
        page.document.body.append(build(page, body))
        const events = [
          page.takeSnapshot(),
          ...steps.map((one) => take(page, one)).filter((event) => event !== undefined),
        ]
        const masked = maskEvents(events, rules)
        expect(maskEvents(masked, rules)).toEqual(masked)
        const read = (list: eventWithTime[]) => new Set(JSON.stringify(list).match(/"id":\d+/g))
        // A blocked box is empty: what was in it is gone with its ids.
        expect([...read(masked)].filter((id) => !read(events).has(id))).toEqual([])
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

describe('a rule that begins to hold later', () => {
  it.each([
    ['', 'm', false],
    ['m', '', true],
    ['', 'b', false],
    ['m', 's', true],
  ])('holds for what is in the element from then on: class %j, then %j', (before, after, isKept) => {
    const page = openPage(`<div class="${before}"><p>one</p></div>`, RULES)
    const div = page.document.querySelector('div')!
    const text = page.document.querySelector('p')!.firstChild!
    page.takeSnapshot()
    div.className = after
    page.tellAttribute(div, 'class')
    text.textContent = 'two'
    expect(JSON.stringify(maskEvents([page.tellText(text)], DEFAULT_RULES)).includes('two')).toBe(isKept)
  })
})
