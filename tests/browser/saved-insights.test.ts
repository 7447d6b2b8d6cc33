import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { PNG } from 'pngjs'
import type { ElementHandle, Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { FUNNEL } from '@/lib/insights/check-funnel'
import { writeInsight } from '@/lib/insights/insight-address'
import type { FunnelDefinition } from '@/lib/model/insight'

import { download } from './support/download.ts'
import { fill, find, press } from './support/person.ts'
import { runAxe } from './support/run-axe.ts'
import { seedLibrary } from './support/seed-library.ts'
import { useExtension } from './support/use-extension.ts'

const CLICKERS: FunnelDefinition = {
  ...FUNNEL.fresh,
  steps: [{ event: { kind: 'page view', where: [] } }, { event: { kind: 'click', where: [] } }],
}

describe('an insight', { timeout: 60_000 }, () => {
  const given = useExtension()
  let dashboard: Page

  beforeAll(async () => {
    const popup = await given.extension.open('popup.html')
    await seedLibrary(popup, { sessionCount: 60, eventCount: 12, hasEvents: false })
    await popup.close()
    dashboard = await given.extension.open('dashboard.html')
    await dashboard.setViewport({ width: 1280, height: 800 })
  })

  async function openFunnel(change: Partial<FunnelDefinition> = {}): Promise<void> {
    const base = dashboard.url().split('#')[0]
    await dashboard.goto(`${base}#/home`)
    await dashboard.goto(`${base}#/insights/funnel?${writeInsight(FUNNEL, { ...CLICKERS, ...change })}`)
    await dashboard.reload()
    await dashboard.waitForSelector('.funnel-chart')
  }
  async function save(name: string): Promise<void> {
    await press(dashboard, 'button', 'Save')
    await fill(dashboard, 'textbox', 'Name of the insight', name)
    await dashboard.keyboard.press('Enter')
    await dashboard.waitForFunction(
      (wanted) => document.querySelector('.insight-saved-name')?.textContent.includes(wanted),
      {},
      name,
    )
  }
  const waitForText = (text: string) =>
    dashboard.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text)
  /** Its name says how many there are. */
  const openSaved = () =>
    dashboard.$eval('.insight-tools', (tools) =>
      [...tools.querySelectorAll('button')].find((one) => one.textContent.startsWith('Saved'))!.click(),
    )

  it('is saved, pinned to Home, opened from there, and comes back when it was deleted', async () => {
    await openFunnel()
    await save('Clickers')
    await openSaved()
    await press(dashboard, 'button', 'Pin Clickers to Home')
    await waitForText('Pinned “Clickers” to Home.')
    await dashboard.goto(`${dashboard.url().split('#')[0]}#/home`)
    await press(dashboard, 'link', 'Clickers')
    await dashboard.waitForSelector('.funnel-chart')
    await openSaved()
    await press(dashboard, 'button', 'Duplicate Clickers')
    await find(dashboard, 'button', 'Delete Clickers (copy)')
    await press(dashboard, 'button', 'Delete Clickers (copy)')
    await waitForText('Deleted the insight “Clickers (copy)”.')
    await dashboard.$$eval('.toast button', (all) => all.findLast((one) => one.textContent === 'Undo')!.click())
    await dashboard.waitForFunction(() => !document.body.innerText.includes('Deleted the insight'))
    await find(dashboard, 'button', 'Delete Clickers (copy)')
    expect(await dashboard.$eval('.insight-page', (page) => page.scrollWidth - page.clientWidth)).toBe(0)
    expect(await runAxe(dashboard)).toEqual([])
  })

  it('is a table and a picture in files', async () => {
    await openFunnel({ windowMs: 120_000 })
    const shown = await dashboard.$$eval('.funnel-chart .insight-value', (all) =>
      all.map((one) => Number.parseInt(one.textContent, 10)),
    )
    await press(dashboard, 'button', 'Export')
    const table = await download(given.extension.browser, () => press(dashboard, 'button', 'Table as CSV'))
    expect(table.name).toBe('funnel.csv')
    const [head, ...rows] = table.bytes.toString().replace('\uFEFF', '').trim().split('\r\n')
    expect(head).toContain('Step,Event,Completed,Dropped off')
    const numbers = rows.flatMap((row) => row.split(',').slice(2, 4)).filter((cell) => cell !== '')
    expect(numbers.map(Number)).toEqual(shown)
    await press(dashboard, 'button', 'Export')
    const picture = await download(given.extension.browser, () => press(dashboard, 'button', 'Picture as PNG'))
    const png = PNG.sync.read(picture.bytes)
    const size = await dashboard.$eval('.insight-table', (one) => [one.scrollWidth * 2, one.scrollHeight * 2])
    expect(png.width).toBeGreaterThan(size[0]!)
    expect(png.height).toBeGreaterThan(size[1]! + 400)
    const colours = new Set(new Uint32Array(png.data.buffer, png.data.byteOffset, png.width * png.height))
    expect(colours.size).toBeGreaterThan(20)
    if (process.env['SHOTS']) await writeFile(`${process.env['SHOTS']}.png`, picture.bytes)
  })

  it('goes out as a definition and comes in again; a file that holds none says what to do', async () => {
    await openFunnel({ windowMs: 240_000 })
    await save('Quick clickers')
    await openSaved()
    const file = await download(given.extension.browser, () => press(dashboard, 'button', 'Export definitions'))
    expect(file.name).toBe('insights.json')
    expect(file.bytes.toString()).toContain('Quick clickers')
    const folder = await mkdtemp(join(tmpdir(), 'afterimage-'))
    const input = (await dashboard.$('input[aria-label="Insights to import"]')) as ElementHandle<HTMLInputElement>
    await writeFile(join(folder, 'some.json'), '{"format":"other"}')
    await input.uploadFile(join(folder, 'some.json'))
    await waitForText('This file holds no insights.')
    await writeFile(
      join(folder, 'insights.json'),
      file.bytes.toString().replaceAll('Quick clickers', 'From a colleague'),
    )
    await input.uploadFile(join(folder, 'insights.json'))
    await find(dashboard, 'button', 'Delete From a colleague')
    await rm(folder, { recursive: true })
  })
})
