import { setTimeout as pause } from 'node:timers/promises'

import { describe, expect, it } from 'vitest'

import { KIND_NAMES } from '@/components/player/describe-masking'
import { listMasked } from '@/lib/masking/list-masked'

import { ask } from './support/ask.ts'
import { readStage } from './support/compare-page.ts'
import { DEFAULT_RULES } from '../../lib/model/rules.ts'
import { find, openNewestSession, press, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase, type Dump } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

describe('the privacy report', { timeout: 120_000 }, () => {
  const given = useExtension()

  it('counts what is masked in what is stored, names the rules, and leads to each page', async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/canary.html?of=1`)
    const popup = await startRecording(given.extension, page)
    const waitForPicture = (path: string) =>
      waitForDatabase(popup, ({ pages }) => pages.some(({ url, hasSnapshot }) => url.includes(path) && hasSnapshot))
    await waitForPicture('/canary.html')
    await ask(popup, 'saveRules', { rules: { ...DEFAULT_RULES, level: 'strict', mask: ['.own-mask'] } })
    // Stricter rules begin with a picture of their own.
    await waitForDatabase(
      popup,
      ({ chunks }) => chunks.flatMap(({ text }) => text.match(/"type":2,/g) ?? []).length >= 2,
    )
    await page.goto(`${given.site.origin}/checkout-1.html`)
    await waitForPicture('/checkout-1.html')
    await pause(600)
    await stopRecording(popup)
    const dump = await readDatabase(popup)
    const dashboard = await openNewestSession(given.extension)
    // What is masked is a page still.
    expect(JSON.stringify((await readStage(dashboard)).tree)).toContain('textarea')

    await press(dashboard, 'button', 'Privacy')
    await find(dashboard, 'heading', 'Masked before it was stored')
    const counts = countMasked(dump)
    expect(counts.size).toBeGreaterThan(5)
    await dashboard.waitForFunction(
      (count) => document.querySelectorAll('.privacy-kind').length === count,
      {},
      counts.size,
    )
    const rules = await dashboard.$$eval('.privacy-rules li', (items) => items.map((item) => item.textContent))
    expect(rules).toEqual([
      expect.stringContaining('Medium level'),
      expect.stringContaining('Strict level · masked: .own-mask'),
    ])
    const shown = await dashboard.$$eval('.privacy-kind', (kinds) =>
      kinds.map((kind) => {
        const [name, count] = [...kind.querySelectorAll('summary > span')].map((span) => span.textContent)
        const pages = [...kind.querySelectorAll('.privacy-page > span:last-child')].map((span) =>
          Number(span.textContent),
        )
        return { name, count: Number(count), onPages: pages.reduce((sum, one) => sum + one, 0) }
      }),
    )
    for (const { name, count, onPages } of shown) {
      expect(onPages, name).toBe(count)
      expect(count, name).toBe(counts.get(name!))
    }

    const [kind] = await dashboard.$$('.privacy-kind summary')
    await kind!.click()
    const [, last] = await dashboard.$$('.privacy-kind[open] .privacy-page')
    await last!.click()
    await dashboard.waitForFunction(() => document.querySelector('dialog[open]') === null)
    const position = await dashboard.$eval('input[aria-label="Seek"]', (slider) => Number(slider.value))
    expect(position).toBeGreaterThan(0)
  })
})

/** By the names of the report, from every stored page. */
function countMasked(dump: Dump): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { id } of dump.pages) {
    const chunks = dump.chunks.filter((chunk) => chunk.pageId === id).toSorted((a, b) => a.seq - b.seq)
    const events = chunks.flatMap((chunk) => JSON.parse(chunk.text) as Parameters<typeof listMasked>[0])
    for (const { kind } of listMasked(events)) counts.set(KIND_NAMES[kind], (counts.get(KIND_NAMES[kind]) ?? 0) + 1)
  }
  return counts
}
