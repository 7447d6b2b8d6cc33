import type { eventWithTime } from '@rrweb/types'
import fc from 'fast-check'

import { add, element, find, increment, list, mutation, page, text, type Built } from './page'

/**
 * A page as plain nested arrays, changed the obvious way, and what a recorder tells of it: after each batch, the removes
 * of what was there, and the adds of all that is new or moved, in any order. Every string is used once.
 */
export interface Model {
  body: Built
  nextId: number
  strings: Set<string>
}

interface Step {
  kind: 'insert' | 'move' | 'remove' | 'text' | 'attribute' | 'input' | 'style'
  a: number
  b: number
  c: number
}

const step = fc.record({
  kind: fc.constantFrom<Step['kind']>('insert', 'insert', 'move', 'remove', 'text', 'attribute', 'input', 'style'),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  c: fc.nat(1_000),
})
export const program = fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 12 })

const parentOf = (model: Model, node: Built) => list(model.body).find((one) => one.childNodes?.includes(node))
const elements = (model: Model) => list(model.body).filter((node) => node.childNodes)
const pick = <T>(from: readonly T[], index: number) => from[index % Math.max(1, from.length)]

function say(model: Model): string {
  const string = `s${model.strings.size}-${model.nextId}-`
  model.strings.add(string)
  return string
}

function change(model: Model, { kind, a, b, c }: Step, told: Told): void {
  const node = pick(list(model.body).slice(1), a)
  const place = pick(elements(model), b)!
  if (kind === 'insert') {
    const id = model.nextId++
    const made = a % 3 === 0 ? text(id, say(model)) : element(id, pick(['p', 'input', 'ul'], a)!, { title: say(model) })
    place.childNodes!.splice(c % (place.childNodes!.length + 1), 0, made)
  } else if (!node) return
  else if (kind === 'text' && node.type === 3) told.texts.push({ id: node.id, value: (node.textContent = say(model)) })
  else if (kind === 'attribute' && node.attributes)
    told.attributes.push({ id: node.id, attributes: { title: (node.attributes['title'] = say(model)) } })
  else if (kind === 'style' && node.attributes) {
    const width = say(model)
    node.attributes['style'] = `width: ${width};`
    told.attributes.push({ id: node.id, attributes: { style: { width } } })
  } else if (kind === 'input' && node.tagName === 'input') told.inputs.push(node)
  else if (kind === 'remove' || kind === 'move') {
    const parent = parentOf(model, node)!
    if (kind === 'move' && list(node).includes(place)) return
    parent.childNodes!.splice(parent.childNodes!.indexOf(node), 1)
    if (kind === 'move') place.childNodes!.splice(c % (place.childNodes!.length + 1), 0, node)
    for (const one of list(node)) told.touched.add(one.id)
  }
}

interface Told {
  touched: Set<number>
  texts: object[]
  attributes: object[]
  inputs: Built[]
}

/** One batch done to the model, and the events that tell of it. */
function runBatch(model: Model, steps: readonly Step[], timestamp: number): eventWithTime[] {
  const before = new Map(list(model.body).map((node) => [node.id, parentOf(model, node)?.id ?? 2]))
  const told: Told = { touched: new Set(), texts: [], attributes: [], inputs: [] }
  for (const one of steps) change(model, one, told)
  const now = new Map(list(model.body).map((node) => [node.id, node]))
  const removes = [...before].filter(([id]) => told.touched.has(id)).map(([id, parentId]) => ({ id, parentId }))
  const adds = [...now.values()]
    .filter((node) => told.touched.has(node.id) || !before.has(node.id))
    .map((node) => {
      const { childNodes: siblings = [], id } = parentOf(model, node)!
      const next = siblings[siblings.indexOf(node) + 1]
      return add(id, structuredClone({ ...node, ...(node.childNodes && { childNodes: [] }) }), next?.id ?? null)
    })
    .toSorted((a, b) => hash(a) - hash(b))
  // A recorder says nothing of the texts and attributes of what it adds anyway.
  const isOld = (one: object) => before.has((one as Built).id) && !told.touched.has((one as Built).id)
  const batch = mutation(timestamp, {
    removes,
    adds,
    texts: told.texts.filter(isOld),
    attributes: told.attributes.filter(isOld),
  })
  const typed = told.inputs
    .filter((node) => now.has(node.id))
    .map((node) =>
      increment(5, timestamp, { id: node.id, text: (node.attributes!['value'] = say(model)), isChecked: false }),
    )
  return [batch, ...typed]
}

/** An order that has nothing to do with the page. */
const hash = (value: object) =>
  new TextEncoder().encode(JSON.stringify(value)).reduce((sum, byte) => (sum * 31 + byte) % 1_009, 7)

export function run(batches: readonly (readonly Step[])[]): { events: eventWithTime[]; model: Model } {
  const events = page(element(5, 'p', { title: 's0' }), text(6, 's1'))
  const body = structuredClone(find((events[1] as unknown as { data: { node: Built } }).data.node, 4))
  const model: Model = { body, nextId: 7, strings: new Set(['s0-5-', 's1-6-']) }
  body.childNodes![0]!.attributes!['title'] = 's0'
  const told = batches.flatMap((steps, index) => runBatch(model, steps, 2_000 + index))
  return { events: [...events, ...told], model }
}
