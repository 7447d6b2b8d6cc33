import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { launchBrowser } from '../../scripts/launch-browser.ts'
import { download } from './support/download.ts'
import { find, press, seek } from './support/person.ts'
import { playToEnd } from './support/play-in-page.ts'
import { runAxe } from './support/run-axe.ts'
import { useInspector } from './support/use-inspector.ts'
import { waitForPicture } from './support/use-controls.ts'
import { watchRequests } from './support/watch-requests.ts'

const FRAME = '.stage-screen:not(.stage-screen-hidden) iframe'
const ROWS = 'ol[aria-label="Events"] .event'

/** A session as one file, in a browser without the extension and without a network. */
describe('a session that is one file', { timeout: 120_000 }, () => {
  const { page: dashboard, given, open } = useInspector()
  const held = {} as { requests: ReturnType<typeof watchRequests> }
  const said: string[] = []
  let browser: Browser
  let file: Page
  let url: string
  /** What the dialog said of its size, and what it is. */
  let saidSize: string
  let bytes: number

  beforeAll(async () => {
    await open()
    ;({ url, saidSize, bytes } = await saveByDialog())
    browser = await launchBrowser(undefined)
    file = await browser.newPage()
    held.requests = watchRequests(file)
    file.on('console', (message) => said.push(message.text()))
    file.on('pageerror', (error) => said.push(String(error)))
    await file.setOfflineMode(true)
    await file.goto(url)
    await find(file, 'slider', 'Seek')
  })
  afterAll(() => browser?.close())
  // What was not kept of the page is refused by the policy, and nothing else goes wrong.
  afterEach(() => {
    const others = held.requests.list().filter((one) => one.replace(/#.*/, '') !== url)
    const faults = said.filter((line) => !line.includes('violates the following Content Security Policy'))
    if (others.length + faults.length > 0)
      throw new Error(`It asked for, or said: ${[...others, ...faults].join('\n')}`)
  })

  async function saveByDialog() {
    await press(dashboard(), 'button', 'Export')
    await (await dashboard().waitForSelector('.files-format::-p-text(plays the session)'))!.click()
    await dashboard().waitForSelector('.files-contents::-p-text(Size of the file)')
    const text = await dashboard().$eval('.files-contents', (one) => one.textContent)
    const saved = await download(given.extension.browser, () => press(dashboard(), 'button', 'Save file'))
    const path = join(await mkdtemp(join(tmpdir(), 'afterimage-')), saved.name)
    await writeFile(path, saved.bytes)
    const [, size = ''] = /about ([\d.,]+ \w+)/.exec(text) ?? []
    return { url: pathToFileURL(path).href, saidSize: size, bytes: saved.bytes.byteLength }
  }
  const readText = () => file.evaluate(() => document.body.innerText)
  const show = async (name: string) => (await file.waitForSelector(`[role="tab"]::-p-text(${name})`))!.click()
  const readShown = () =>
    file.$eval(FRAME, (frame) => {
      const pictures = [...frame.contentDocument!.images].filter(({ src }) => src.startsWith('blob:'))
      return {
        text: frame.contentDocument!.body.innerText,
        loaded: pictures.filter(({ naturalWidth }) => naturalWidth > 0).length,
        pictures: pictures.length,
        canRun: frame.sandbox.contains('allow-scripts'),
      }
    })

  it('is about as large as it was said to become', () => {
    const [figure, unit] = saidSize.split(' ')
    const said = Number(figure) * (unit === 'MB' ? 1_000_000 : 1_000)
    expect(Math.abs(bytes / said - 1)).toBeLessThan(0.1)
  })

  it('shows a moment with its pictures, and plays on from it to its end', async () => {
    // The visit ends with a second in which nothing is done.
    await seek(file, (await file.$eval('input[aria-label="Seek"]', (slider) => Number(slider.max))) - 1_000)
    await waitForPicture(file)
    await file.waitForFunction(
      (selector) => {
        const { images } = document.querySelector<HTMLIFrameElement>(selector)!.contentDocument!
        const kept = [...images].filter(({ src }) => src.startsWith('blob:'))
        return kept.length > 0 && kept.every(({ naturalWidth }) => naturalWidth > 0)
      },
      {},
      FRAME,
    )
    const shown = await readShown()
    expect(shown.text).toContain('Slow-grown plants for small rooms')
    expect(shown.loaded).toBeGreaterThan(2)
    expect(shown.canRun).toBe(false)
    await playToEnd(file)
    const { at, max } = await file.$eval('input[aria-label="Seek"]', (slider) => ({
      at: slider.valueAsNumber,
      max: Number(slider.max),
    }))
    expect(at).toBe(max)
  })

  it('searches its events, and shows console, network, errors and notes', async () => {
    await show('Events')
    await file.keyboard.press('/')
    await file.keyboard.type('order completed')
    await file.waitForFunction((rows) => document.querySelectorAll(rows).length === 2, {}, ROWS)
    await show('Console')
    expect(await readText()).toContain('stock of fern is 3')
    await show('Network')
    await file.waitForSelector('ol[aria-label="Network"] .event::-p-text(500)')
    await show('Errors')
    expect(await readText()).toContain('no stock')
    await show('Notes')
    expect(await readText()).toContain('odd: the price jumped')
  })

  it('can be changed by nobody', async () => {
    await show('Notes')
    await file.keyboard.press('n')
    await file.keyboard.press('Delete')
    const names = await file.$$eval('button, a, textarea', (all) =>
      all.map((one) => one.getAttribute('aria-label') ?? one.textContent),
    )
    expect(names).toContain('Play')
    expect(names.join('\n')).not.toMatch(/redact|trim|add at|edit|delete|remove|chart|back to sessions/i)
    expect(await file.$('textarea, .edit-bar')).toBeNull()
    await show('Events')
    expect((await file.$$('.event-removal .button')).length).toBe(
      (await file.$$('button[aria-label="Details (D)"]')).length,
    )
  })

  it('says what it is: facts, what was masked, by what it was recorded', async () => {
    expect(await readText()).toContain('Recorded with Afterimage')
    await press(file, 'button', 'Facts')
    await find(file, 'dialog', 'About this session')
    expect(await file.$eval('dialog[open]', (one) => one.innerText)).toMatch(
      /Browser\s+Chrom\w+ \d+ on[\s\S]*1280 × 800 px/,
    )
    await press(file, 'button', 'Close')
    await press(file, 'button', 'Privacy')
    await find(file, 'heading', 'Masked before it was stored')
    await press(file, 'button', 'Close')
  })

  it('opens at the moment its address names', async () => {
    await file.goto('about:blank')
    await file.goto(`${url}#t=3.2`)
    await find(file, 'slider', 'Seek')
    expect(await file.$eval('input[aria-label="Seek"]', (slider) => slider.valueAsNumber)).toBe(3_200)
  })

  it.each(['light', 'dark'])('has no fault that can be found by a machine when it is %s', async (theme) => {
    // Without motion, so that no colour is measured on its way to another.
    await file.emulateMediaFeatures([
      { name: 'prefers-reduced-motion', value: 'reduce' },
      { name: 'prefers-color-scheme', value: theme },
    ])
    await waitForPicture(file)
    expect(await runAxe(file)).toEqual([])
  })
})
