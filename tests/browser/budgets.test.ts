import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'

import { countObjects } from './support/count-objects.ts'
import { measureFile, measurePageScripts } from './support/loaded-scripts.ts'
import { startRecording, stopRecording } from './support/person.ts'
import { waitForDatabase } from './support/read-database.ts'
import { useExtensionForEach } from './support/use-extension.ts'

/**
 * What costs time without being one: each bound stands a little above what is needed today. Whoever raises one says in
 * the same change what it is spent on.
 */
const SCRIPT_BYTES: [name: string, most: number][] = [
  ['bootstrap.js', 800],
  ['doorbell.js', 300],
  ['relay.js', 11_000],
  ['capture.js', 105_000],
  ['capture-rrweb.js', 158_000],
  ['preview.js', 65_000],
  ['background.js', 160_000],
  ['session-file.html', 700_000],
]
const PAGE_BYTES: [page: string, most: number][] = [
  ['popup.html', 220_000],
  ['sidepanel.html', 300_000],
  ['dashboard.html', 1_000_000],
]
/** Asked for each 1,000 nodes of a first snapshot. */
const MOST_QUESTIONS = { matches: 10, closest: 1, getComputedStyle: 1 }
/** Held on to for each event: of an element that was there, nothing; of a node that was added, what names it; of a frame
 * that came and went, no window. */
const MOST_HELD = { change: 0.1, add: 6.3, frame: 12 }

const NODES = 3_000
const EVENTS = 1_000
const FRAMES = 40

describe('bytes', () => {
  it.each(SCRIPT_BYTES)('of %s are at most %i', (name, most) => {
    expect(measureFile(name)).toBeLessThanOrEqual(most)
  })
  it.each(PAGE_BYTES)('of the scripts that %s waits for are at most %i', (page, most) => {
    expect(measurePageScripts(page)).toBeLessThanOrEqual(most)
  })
})

describe('the recorder', { timeout: 120_000 }, () => {
  const given = useExtensionForEach()

  async function openPage(): Promise<Page> {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/empty.html`)
    return page
  }

  it('asks the elements of a snapshot few questions', async () => {
    const page = await openPage()
    const nodeCount = await page.evaluate(fillAndCount, NODES)
    await startRecording(given.extension, page)
    const asked = await page.evaluate(() => (globalThis as unknown as { asked: typeof MOST_QUESTIONS }).asked)
    for (const [name, most] of Object.entries(MOST_QUESTIONS)) {
      const each = (asked[name as keyof typeof asked] / nodeCount) * 1_000
      expect(each, name).toBeLessThanOrEqual(most)
    }
    expect(asked.matches).toBeGreaterThan(0)
  })

  it('holds on to little of what it has sent', async () => {
    const page = await openPage()
    const popup = await startRecording(given.extension, page)
    for (const kind of ['change', 'add', 'frame'] as const) {
      // What is made once is made before it is counted.
      await makeEvents(page, popup, kind, 50)
      const before = await countObjects(page)
      const count = kind === 'frame' ? FRAMES : EVENTS
      await makeEvents(page, popup, kind, count)
      const held = ((await countObjects(page)) - before) / count
      expect(held, kind).toBeLessThanOrEqual(MOST_HELD[kind])
    }
    await stopRecording(popup)
  })
})

/** One event each, in a task of its own; answers once all of them are stored. */
async function makeEvents(page: Page, popup: Page, kind: keyof typeof MOST_HELD, count: number): Promise<void> {
  const mark = await page.evaluate(
    async (what, wanted) => {
      for (let index = 0; index < wanted; index += 1) {
        if (what === 'change') document.body.setAttribute('data-turn', String(Math.random()))
        else if (what === 'add') document.body.append(document.createElement('i'))
        else {
          // Long enough to be told of, with a window of its own, and gone.
          const frame = document.createElement('iframe')
          document.body.append(frame)
          await new Promise((resolve) => setTimeout(resolve, 60))
          frame.remove()
        }
        await new Promise((resolve) => setTimeout(resolve))
      }
      const last = `mark-${Math.random()}`
      document.body.setAttribute('data-mark', last)
      return last
    },
    kind,
    count,
  )
  await waitForDatabase(popup, ({ chunks }) => chunks.some(({ text }) => text.includes(mark)))
}

/** Fills the page and counts from now on what its elements are asked. Runs inside a page: must be self-contained. */
function fillAndCount(nodeCount: number): number {
  const line = '<li class="line"><a href="#x">Name</a> <b>bold</b><span title="about"><i>1</i></span></li>'
  // One that a rule may be about is asked; all others are known by what they have not.
  document.body.innerHTML = `<p class="rr-mask">masked</p><ul>${line.repeat(nodeCount / 9)}</ul>`
  const asked = { matches: 0, closest: 0, getComputedStyle: 0 }
  Object.assign(globalThis, { asked })
  const count = (owner: Record<string, unknown>, name: keyof typeof asked) => {
    const native = owner[name] as (...values: unknown[]) => unknown
    owner[name] = function counted(this: unknown, ...values: unknown[]) {
      asked[name] += 1
      return native.apply(this, values)
    }
  }
  count(Element.prototype as unknown as Record<string, unknown>, 'matches')
  count(Element.prototype as unknown as Record<string, unknown>, 'closest')
  count(globalThis, 'getComputedStyle')
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL)
  let nodes = 1
  while (walker.nextNode()) nodes += 1
  return nodes
}
