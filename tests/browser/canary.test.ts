import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import type { ElementHandle, Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'

import type { AssetUse } from '@/lib/model/asset'
import { DEFAULT_RULES, MASK_LEVELS, type MaskRules } from '@/lib/model/rules'
import { DEFAULT_SETTINGS } from '@/lib/model/settings'

import { CANARIES, CONTROL } from '../pages/canaries.ts'
import { ask } from './support/ask.ts'
import { startRecording, stopRecording } from './support/person.ts'
import { findText, readDatabase, waitForDatabase, type Dump } from './support/read-database.ts'
import { useExtensionForEach } from './support/use-extension.ts'

const SEEN_AT = { light: ['light and medium', 'light'], medium: ['light and medium'], strict: [] } as const

describe('planted strings', { timeout: 120_000 }, () => {
  const given = useExtensionForEach()

  async function changeRules(changes: Partial<MaskRules>): Promise<void> {
    const dashboard = await given.extension.open('dashboard.html')
    await ask(dashboard, 'saveRules', { rules: { ...DEFAULT_RULES, ...changes } })
    await ask(dashboard, 'saveSettings', { settings: { ...DEFAULT_SETTINGS, keepsHeaders: true, keepsBodies: true } })
    await dashboard.close()
  }

  async function openCanary(): Promise<Page> {
    const { origin, otherOrigin } = given.site
    const page = await given.extension.browser.newPage()
    page.on('dialog', (dialog) => void dialog.accept())
    await page.goto(`${origin}/canary/quokkaPathQ-4711-AbCdEf12345?of=quokkaQueryQ&other=${otherOrigin}`)
    return page
  }

  /** Everything somebody could do there, ended by sending a form whose values land in the next address. */
  async function use(page: Page): Promise<void> {
    await page.type('#typed', 'quokkaTypedQ')
    await page.type('#typed-area', 'quokkaTypedAreaQ')
    await page.type('#editable', 'quokkaTypedEditableQ')
    await page.type('input[type="password"]', 'quokkaTypedPasswordQ')
    const folder = await mkdtemp(join(tmpdir(), 'canary-'))
    await writeFile(join(folder, 'quokkaFileNameQ.txt'), '')
    await ((await page.$('#file')) as ElementHandle<HTMLInputElement>).uploadFile(join(folder, 'quokkaFileNameQ.txt'))
    await page.evaluate(() => (globalThis as unknown as { plantLater(): Promise<void> }).plantLater())
    await page.evaluate(() => navigator.clipboard.writeText('quokkaClipboardQ').catch(() => undefined))
    for (const selector of [
      'button[type="button"]',
      'input[type="button"]',
      '#text',
      'canary-card',
      'svg',
      '#editable',
    ])
      await page.click(selector)
    await pause(600)
    await Promise.all([page.waitForNavigation(), page.click('#send')])
    await pause(600)
  }

  /** What the worker and the pages of the extension say to themselves. */
  async function listen(): Promise<string[]> {
    const lines: string[] = []
    const worker = await given.extension.worker()
    worker.on('console', (message) => lines.push(message.text()))
    return lines
  }

  const found = (dump: Dump) => CANARIES.filter(({ text }) => findText(dump, text).length > 0).map(({ text }) => text)

  it.each(MASK_LEVELS)('are seen at %s where the level says so, and nowhere else', async (level) => {
    await changeRules({ level })
    const logged = await listen()
    const page = await openCanary()
    const popup = await startRecording(given.extension, page)
    await use(page)
    await stopRecording(popup)
    const dump = await readDatabase(popup)
    const declared = CANARIES.filter(({ seen }) => (SEEN_AT[level] as readonly string[]).includes(seen))
    expect(found(dump)).toEqual(declared.map(({ text }) => text))
    expect(findText(dump, CONTROL).length > 0).toBe(level !== 'strict')
    expect(findText(dump, '127.0.0.1').length).toBeGreaterThan(0)
    // A picture is kept all the same, under an address that tells nothing; also one that was chosen of several.
    const marked = (dump['assetUses'] as AssetUse[]).filter(({ url }) => /[?&]afterimage=/.test(url))
    expect(marked.map(({ hash }) => hash.length)).toEqual(
      { light: [], medium: [64, 64, 64, 64, 64], strict: [] }[level],
    )
    expect(CANARIES.filter(({ text }) => logged.some((line) => line.includes(text)))).toEqual([])
    expect(new Set(CANARIES.map(({ text }) => text)).size).toBeGreaterThanOrEqual(60)
  })

  it('are masked by rules that come while the page is recorded, in its frames too', async () => {
    const page = await openCanary()
    const popup = await startRecording(given.extension, page)
    await waitForDatabase(popup, (dump) => findText(dump, 'quokkaCrossFrameTextQ').length > 0)
    await changeRules({ mask: ['.own-mask', '#text'], block: ['.own-block'] })
    await page.bringToFront()
    await waitForDatabase(popup, (dump) => (dump['sessionRules'] ?? []).length === 2)
    await pause(1_000)
    for (const frame of page.frames()) {
      await frame.evaluate(() => {
        for (const [selector, name] of [
          ['.own-mask', 'Mask'],
          ['.own-block', 'Block'],
          ['#text', 'Text'],
          ['#open-parent', 'Control'],
        ] as const) {
          const element = document.querySelector(selector)
          if (element) element.textContent = `possumLater${name}${location.hostname === 'localhost' ? 'Cross' : ''}Q`
        }
      })
    }
    await pause(600)
    await stopRecording(popup)
    const dump = await readDatabase(popup)
    expect(findText(dump, 'possumLaterControlQ').length).toBeGreaterThan(0)
    for (const text of ['possumLaterMaskQ', 'possumLaterBlockQ', 'possumLaterTextQ', 'possumLaterTextCrossQ'])
      expect(findText(dump, text), text).toEqual([])
  })
})
