import type { Page } from 'puppeteer-core'

import type { Dump } from './read-database.ts'

interface SerializedNode {
  textContent?: string
  childNodes?: SerializedNode[]
}

interface RrwebEvent {
  type: number
  timestamp: number
  data: { source?: number; node?: SerializedNode; adds?: { node: SerializedNode }[] }
}

/** Changes a page may make between the press of Stop and the reading of its tally. */
const STOP_SLACK = 400

export interface Tally {
  changes: number
  clicks: string[]
  inputs: string[]
}

/** What the pages of `numbers.html` did, by the id each gave itself. */
export async function readTallies(page: Page): Promise<Map<string, Tally>> {
  const entries = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('tally:')))
  return new Map(entries.map(([key, value]) => [key.slice('tally:'.length), JSON.parse(value as string) as Tally]))
}

/**
 * What is wrong with what was stored, beside what the pages did: a number that is missing, twice, or out of order.
 * Pages that were still there when the recording stopped went on changing: the last changes of those may be missing.
 */
export function findLosses(dump: Dump, tallies: ReadonlyMap<string, Tally>, stillThere: readonly string[]): string[] {
  const changes = new Map<string, number[]>()
  for (const page of dump.pages) {
    const chunks = dump.chunks.filter((chunk) => chunk.pageId === page.id).toSorted((a, b) => a.seq - b.seq)
    for (const [id, number] of listChanges(chunks.flatMap((chunk) => JSON.parse(chunk.text) as RrwebEvent[]))) {
      changes.set(id, [...(changes.get(id) ?? []), number])
    }
  }
  const labels = (kind: string) => dump.events.filter((event) => event.kind === kind).map((event) => event.label)
  const [clicks, inputs] = [labels('click'), labels('input')]
  return [...tallies].flatMap(([id, tally]) => [
    ...compareNumbers(id, changes.get(id) ?? [], tally.changes, stillThere.includes(id) ? STOP_SLACK : 0),
    ...compareLabels(
      id,
      clicks.filter((label) => label.startsWith(`Press ${id} `)),
      tally.clicks,
    ),
    ...compareLabels(
      id,
      inputs.filter((label) => label.startsWith(`Field ${id} `)),
      tally.inputs,
    ),
  ])
}

/** The numbered changes in the first full snapshot and in everything added after it, in the order of the stream. */
function listChanges(events: readonly RrwebEvent[]): [id: string, number: number][] {
  const found: [string, number][] = []
  const visit = (node: SerializedNode) => {
    const match = /^change (\S+) (\d+)$/.exec(node.textContent ?? '')
    if (match) found.push([match[1]!, Number(match[2])])
    node.childNodes?.forEach(visit)
  }
  let hasSnapshot = false
  for (const event of events) {
    if (event.type === 2 && !hasSnapshot) visit(event.data.node!)
    hasSnapshot ||= event.type === 2
    if (event.type === 3 && event.data.source === 0) {
      for (const add of [...event.data.adds!].toReversed()) visit(add.node)
    }
  }
  return found
}

function compareNumbers(id: string, stored: readonly number[], done: number, slack: number): string[] {
  const sorted = stored.toSorted((a, b) => a - b)
  const missing = Array.from({ length: done }, (_, index) => index).filter((number) => !stored.includes(number))
  const isEnd = missing.every((number) => number >= done - slack)
  const twice = sorted.filter((number, index) => sorted[index - 1] === number)
  return [
    ...(missing.length > slack || !isEnd ? [`${id}: changes ${missing.join(' ')} of ${done} are missing`] : []),
    ...(twice.length > 0 ? [`${id}: changes ${twice.join(' ')} are there twice`] : []),
  ]
}

function compareLabels(id: string, stored: readonly string[], done: readonly string[]): string[] {
  return JSON.stringify(stored) === JSON.stringify(done)
    ? []
    : [`${id}: did [${done.join(', ')}], stored [${stored.join(', ')}]`]
}
