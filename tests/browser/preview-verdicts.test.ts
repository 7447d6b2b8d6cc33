import { describe, expect, it } from 'vitest'

import { DEFAULT_RULES, type MaskLevel } from '@/lib/model/rules'

import { ask } from './support/ask.ts'
import { countVerdicts } from './support/count-verdicts.ts'
import { press, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { readOverlay } from './support/read-overlay.ts'
import { startPreview } from './support/start-preview.ts'
import { useExtensionForEach } from './support/use-extension.ts'

/** The same page, first previewed and then recorded. */
describe('the preview of masking', { timeout: 120_000 }, () => {
  const given = useExtensionForEach()

  async function compare(level: MaskLevel) {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/canary/x?other=${given.site.otherOrigin}`)
    const tabId = await given.extension.tabIdOf(page)
    const dashboard = await given.extension.open('dashboard.html')
    const rules = { ...DEFAULT_RULES, level, mask: ['.own-mask'], block: ['.own-block'], show: ['#typed', '#unmasked'] }
    await ask(dashboard, 'saveRules', { rules })
    await startPreview(dashboard, page, tabId)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    const { counts } = (await readOverlay(page))!
    await press(page, 'button', 'Done')
    const popup = await startRecording(given.extension, page)
    // The page and its frame of another origin; a drawing in an `object` has a recorder of its own, too.
    await waitForDatabase(popup, (dump) => dump.pages.filter((row) => row.hasSnapshot).length >= 2)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await stopRecording(popup)
    const dump = await readDatabase(popup)
    const recorded: Record<string, number> = { field: 0, masked: 0, blocked: 0 }
    // What an `object` shows is a page by itself, of which the preview marks the element alone.
    for (const row of dump.pages.filter(({ url }) => !url.includes('/images/'))) {
      const chunks = dump.chunks.filter(({ pageId }) => pageId === row.id).toSorted((a, b) => a.seq - b.seq)
      const events = chunks.flatMap((chunk) => JSON.parse(chunk.text) as Parameters<typeof countVerdicts>[0][number][])
      for (const [kind, count] of Object.entries(countVerdicts(events))) recorded[kind]! += count
    }
    const sum = (kind: string) => counts[kind]![0] + counts[kind]![1]
    const drawn = { field: sum('field'), masked: sum('masked'), blocked: sum('blocked') }
    return { drawn, recorded, found: counts['found'] }
  }

  it.each(['light', 'medium'] as const)('marks at %s what a recording of the page masks', async (level) => {
    const { drawn, recorded, found } = await compare(level)
    expect(drawn).toEqual(recorded)
    expect(found).toEqual([5, 0])
  })

  it('marks at strict what holds text, for a recording masks all, and what it blocks', async () => {
    const { drawn, recorded } = await compare('strict')
    expect(drawn['blocked']).toBe(recorded['blocked'])
    expect(drawn['masked']).toBeGreaterThan(40)
  })
})
