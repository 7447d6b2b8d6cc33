import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'

import { findLosses, readTallies } from './support/numbers.ts'
import { startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { chooseSeed, createRandom, isSoak, keepResult, times } from './support/soak.ts'
import { useExtensionForEach } from './support/use-extension.ts'

/** Pages that number what they do, under attack: afterwards each number is in the store exactly once, in order. */
describe('nothing is lost', { timeout: isSoak ? 1_800_000 : 180_000 }, () => {
  const given = useExtensionForEach()
  const seed = chooseSeed()
  const random = createRandom(seed)

  async function openNumbers(name: string): Promise<Page> {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/numbers.html?name=${name}`)
    return page
  }

  async function touch(page: Page): Promise<void> {
    await page.bringToFront()
    await page.click('#press')
    await page.type('#field', 'k')
  }

  it('when the background worker is killed at random moments while three tabs are used', async () => {
    const wanted = times(12, 200)
    const pages = [await openNumbers('a'), await openNumbers('b'), await openNumbers('c')]
    const popups: Page[] = []
    for (const page of pages) popups.push(await startRecording(given.extension, page))
    let killed = 0
    while (killed < wanted) {
      await touch(pages[Math.floor(random() * pages.length)]!)
      await pause(random() * 250)
      if (await given.extension.killWorker()) killed += 1
    }
    for (const page of pages) await touch(page)
    for (const popup of popups) await stopRecording(popup)
    const tallies = await readTallies(pages[0]!)
    const dump = await readDatabase(popups[0]!)
    const losses = findLosses(dump, tallies, ['a-0', 'b-0', 'c-0'])
    keepResult('worker killed', { seed, killed, pages: tallies.size, losses: losses.length })
    expect(killed, `seed ${seed}`).toBe(wanted)
    expect(losses, `seed ${seed}`).toEqual([])
    expect(dump.sessions.map((session) => session.gapCount)).toEqual([0, 0, 0])
  })

  it('when a click and a key come just before each of many full-page navigations', async () => {
    const wanted = times(30, 300)
    const page = await openNumbers('leaving')
    const popup = await startRecording(given.extension, page)
    for (let turn = 0; turn < wanted; turn++) {
      await page.click('#press')
      await page.type('#field', 'k')
      await Promise.all([page.waitForNavigation(), page.click('#next')])
    }
    await touch(page)
    await stopRecording(popup)
    const tallies = await readTallies(page)
    const dump = await readDatabase(popup)
    const losses = findLosses(dump, tallies, [`leaving-${wanted}`])
    keepResult('navigations', { seed, navigations: wanted, pages: tallies.size, losses: losses.length })
    expect(losses, `seed ${seed}`).toEqual([])
  })

  it('when transactions of the ingest fail at random', async () => {
    const wanted = times(20, 200)
    const page = await openNumbers('failing')
    const popup = await startRecording(given.extension, page)
    const worker = await given.extension.worker()
    // Chosen by the seed, and long enough for any run; the very first write is one of those that fail.
    const isFailing = [true, ...Array.from({ length: wanted * 20 }, () => random() < FAILING_SHARE)]
    await worker.evaluate((failing) => {
      // Given by the browser, taken by the test: every so often a write is refused and its transaction with it.
      const { put } = IDBObjectStore.prototype
      const counter = globalThis as unknown as { puts: number; failedPuts: number }
      counter.puts = 0
      counter.failedPuts = 0
      IDBObjectStore.prototype.put = function refusing(this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
        if (this.name === 'chunks' && failing[counter.puts++]) {
          counter.failedPuts += 1
          throw new DOMException('injected', 'UnknownError')
        }
        return key === undefined ? put.call(this, value) : put.call(this, value, key)
      }
    }, isFailing)
    for (let turn = 0; turn < wanted; turn++) {
      await touch(page)
      await pause(random() * 200)
    }
    const failed = await worker.evaluate(() => (globalThis as unknown as { failedPuts: number }).failedPuts)
    await stopRecording(popup)
    const dump = await waitForDatabase(popup, ({ sessions }) => sessions[0]?.status === 'stopped')
    const losses = findLosses(dump, await readTallies(page), ['failing-0'])
    keepResult('failing transactions', { seed, failed, losses: losses.length })
    expect(failed).toBeGreaterThan(0)
    expect(losses, `seed ${seed}`).toEqual([])
  })
})

const FAILING_SHARE = 0.3
