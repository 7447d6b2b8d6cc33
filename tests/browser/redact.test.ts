import { readFileSync } from 'node:fs'

import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'

import type { Edit } from '@/lib/model/edit'

import { CONTROL } from '../pages/visit.ts'
import { ask } from './support/ask.ts'
import { waitFor } from './support/extension-state.ts'
import { find, openNewestSession, press, seek, startRecording, stopRecording } from './support/person.ts'
import { findText, readDatabase, waitForDatabase, type Dump } from './support/read-database.ts'
import { pointAt, readReplayText } from './support/replay-pointer.ts'
import { useExtensionForEach } from './support/use-extension.ts'

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')
declare const chrome: { alarms: { get(name: string): Promise<object | undefined> } }
declare const axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }

const NAME = 'Monstera'

describe('taking things out of a recorded session', { timeout: 120_000 }, () => {
  const given = useExtensionForEach()
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

  /** Answers the player, and where on its slider each of the pages was to be seen. */
  async function record(...paths: string[]): Promise<{ dashboard: Page; moments: number[]; dump: Dump }> {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}${paths[0]}`)
    const popup = await startRecording(given.extension, page)
    const seen: number[] = []
    for (const path of paths) {
      await page.goto(`${given.site.origin}${path}`)
      await page.mouse.move(300 + seen.length, 300)
      await pause(1_000)
      await page.mouse.click(20, 400)
      await pause(300)
      seen.push(Date.now())
    }
    await stopRecording(popup)
    const dashboard = await openNewestSession(given.extension)
    await dashboard.setViewport({ width: 1280, height: 800 })
    const dump = await readDatabase(dashboard)
    return { dashboard, dump, moments: seen.map((at) => at - dump.sessions[0]!.startedAt) }
  }
  const recordShop = () => record('/', '/category.html', '/product.html?id=monstera')
  const readEdits = async (page: Page) => ((await readDatabase(page))['edits'] ?? []) as Edit[]
  const waitForReplay = (dashboard: Page, holds: (text: string) => boolean) =>
    waitFor(() => readReplayText(dashboard), holds)
  const countRows = (dashboard: Page) => dashboard.$$eval('ol[aria-label="Events"] .event', (rows) => rows.length)
  const readLength = (dashboard: Page) => dashboard.$eval('input[aria-label="Seek"]', (slider) => Number(slider.max))

  async function takeOutText(dashboard: Page, text: string): Promise<void> {
    await press(dashboard, 'button', 'Text')
    await find(dashboard, 'textbox', 'Text to take out')
    await dashboard.keyboard.type(text)
    await dashboard.keyboard.press('Enter')
  }

  it('is seen at once, can be undone, and made permanent leaves no trace', async () => {
    const { dashboard, moments } = await recordShop()
    const said: string[] = []
    dashboard.on('console', (message) => said.push(`${message.type()} ${message.text()}`))
    dashboard.on('pageerror', (error) => said.push(`error ${String(error)}`))
    await dashboard.select('select[aria-label="Speed"]', '4')
    await seek(dashboard, moments[2]!)
    await press(dashboard, 'button', 'Redact')

    await press(dashboard, 'button', 'Element')
    await pointAt(dashboard, ['#blurb'])
    await dashboard.mouse.down()
    await dashboard.mouse.up()
    await find(dashboard, 'region', 'What goes')
    await dashboard.keyboard.press('Enter')
    const blurb = 'Split leaves the size of a plate'
    expect(await waitForReplay(dashboard, (text) => !text.includes(blurb))).toContain(NAME)
    expect(await readEdits(dashboard)).toMatchObject([{ kind: 'element', selector: '#blurb' }])

    await takeOutText(dashboard, NAME.toLowerCase())
    expect(await waitForReplay(dashboard, (text) => !text.includes(NAME))).toContain('********')
    expect(await dashboard.$eval('.stage-address', (bar) => bar.textContent)).toContain('******** · Fernside')
    await dashboard.keyboard.press('Escape')

    const count = await countRows(dashboard)
    await dashboard.focus('.event[data-index="2"]')
    await dashboard.keyboard.press('Delete')
    expect(
      await waitFor(
        () => countRows(dashboard),
        (now) => now < count,
      ),
    ).toBe(count - 1)
    expect(await dashboard.evaluate(() => document.activeElement?.getAttribute('data-index'))).toBe('2')
    await dashboard.keyboard.down('Control')
    await dashboard.keyboard.press('z')
    await dashboard.keyboard.up('Control')
    expect(
      await waitFor(
        () => countRows(dashboard),
        (now) => now === count,
      ),
    ).toBe(count)

    const length = await readLength(dashboard)
    await press(dashboard, 'button', 'Trim')
    await seek(dashboard, moments[1]!)
    await press(dashboard, 'button', 'Start here')
    await press(dashboard, 'button', 'Apply')
    const trimmed = await waitFor(
      () => readLength(dashboard),
      (now) => now < length,
    )
    expect(Math.abs(length - moments[1]! - trimmed)).toBeLessThan(1_000)
    expect(await dashboard.$eval('select[aria-label="Speed"]', (select) => select.value)).toBe('4')

    await press(dashboard, 'button', 'Make permanent…')
    await press(dashboard, 'button', 'Make 3 changes permanent')
    const dump = await waitForDatabase(dashboard, ({ edits }) => edits?.length === 0)
    expect([NAME, NAME.toLowerCase(), blurb].flatMap((text) => findText(dump, text))).toEqual([])
    expect(findText(dump, CONTROL).length).toBeGreaterThan(0)
    await dashboard.waitForFunction(() => !document.querySelector('.pending, .pending-running, dialog[open]'))

    await dashboard.select('select[aria-label="Speed"]', '16')
    await seek(dashboard, 0)
    await press(dashboard, 'button', 'Play')
    await find(dashboard, 'button', 'Play')
    const last = await dashboard.$eval('input[aria-label="Seek"]', (slider) => slider.value)
    expect(Number(last)).toBe(await readLength(dashboard))
    // A replay may ask for nothing, and fields hold asterisks they cannot show: the browser says so of every session.
    expect(said.filter((line) => !/Content Security Policy|The specified value/.test(line))).toEqual([])
  })

  it('ends in the same when the worker dies right after it was made permanent', async () => {
    const { dashboard, dump } = await recordShop()
    await ask(dashboard, 'addEdit', { sessionId: dump.sessions[0]!.id, wish: { kind: 'text', text: NAME } })
    await press(dashboard, 'button', 'Make permanent…')
    await press(dashboard, 'button', 'Make 1 change permanent')
    // A worker that dies before it heard of it is another matter: then it is not permanent, and can be made so again.
    await waitForDatabase(dashboard, ({ edits }) => (edits as Edit[]).every(({ isPermanent }) => isPermanent === 1))
    await given.extension.killWorker()
    // Nothing but its alarm wakes the worker now, and the alarm may have rung for the one that died.
    expect(await dashboard.evaluate(() => chrome.alarms.get('jobs'))).toMatchObject({ periodInMinutes: 0.5 })
    const after = await waitForDatabase(dashboard, ({ edits }) => edits?.length === 0, 60_000)
    expect(findText(after, NAME)).toEqual([])
    expect(findText(after, CONTROL).length).toBeGreaterThan(0)
  })

  it('finds an element in a frame of another origin in the page that is stored of it', async () => {
    const { dashboard, moments } = await record('/frame-cross.html')
    await seek(dashboard, moments[0]!)
    await press(dashboard, 'button', 'Redact')
    await press(dashboard, 'button', 'Element')
    await waitForReplay(dashboard, (text) => text.includes('Come and look'))
    await pointAt(dashboard, ['#cross-origin', 'legend, h1, h2, label, p'])
    const pointed = await dashboard.$eval('.pick-name', (name) => name.textContent)
    await dashboard.keyboard.press('ArrowUp')
    const around = await dashboard.$eval('.pick-name', (name) => name.textContent)
    await dashboard.keyboard.press('ArrowDown')
    expect([around === pointed, await dashboard.$eval('.pick-name', (name) => name.textContent)]).toEqual([
      false,
      pointed,
    ])
    await dashboard.keyboard.press('Enter')
    await press(dashboard, 'button', 'Remove')
    const [edit] = await waitFor(
      () => readEdits(dashboard),
      (edits) => edits.length === 1,
    )
    const dump = await readDatabase(dashboard)
    // The page was there twice: the later one is shown.
    const frame = dump.pages.filter((page) => page.isTop === 0).toSorted((a, b) => b.startedAt - a.startedAt)[0]!
    expect(edit).toMatchObject({ kind: 'element', pageId: frame.id })
    const text = dump.chunks
      .filter((chunk) => chunk.pageId === frame.id)
      .map((chunk) => chunk.text)
      .join()
    expect(text).toMatch(new RegExp(`"id":${(edit as { nodeId: number }).nodeId}\\b`))
    const shown = (edit as { label: string }).label.replace(/^\w+ “(.{0,20}).*”$/, '$1')
    expect(text).toContain(shown)
    expect(await waitForReplay(dashboard, (now) => !now.includes(shown))).not.toContain(shown)
  })

  it('points into open shadow roots, and out of them again', async () => {
    const { dashboard, moments } = await record('/components.html')
    await seek(dashboard, moments[0]!)
    await press(dashboard, 'button', 'Redact')
    await press(dashboard, 'button', 'Element')
    await pointAt(dashboard, ['care-gauge'])
    const readName = () => dashboard.$eval('.pick-name', (name) => name.textContent?.split(' ')[0])
    const way = [await readName()]
    while (way.at(-1) !== 'html' && way.length < 12) {
      await dashboard.keyboard.press('ArrowUp')
      way.push(await readName())
    }
    expect(way.indexOf('care-gauge')).toBeGreaterThan(0)
    expect(way.slice(-3)).toEqual(['main', 'body', 'html'])
    for (const _ of way) await dashboard.keyboard.press('ArrowDown')
    expect(await readName()).toBe(way[0])
    await dashboard.keyboard.press('Enter')
    await press(dashboard, 'button', 'Remove')
    const [edit] = await waitFor(
      () => readEdits(dashboard),
      (edits) => edits.length === 1,
    )
    expect(edit).toMatchObject({ kind: 'element', selector: expect.not.stringMatching(/^\w+$/) as string })
  })

  it('trims by the ends of the timeline, with the pointer and with keys', async () => {
    const { dashboard } = await recordShop()
    const length = await readLength(dashboard)
    await press(dashboard, 'button', 'Redact')
    await press(dashboard, 'button', 'Trim')
    const readEnd = (name: string) => dashboard.$eval(`input[aria-label="${name}"]`, (end) => Number(end.value))
    const [start, end] = ['Start of what is kept', 'End of what is kept'] as const
    const box = await (await find(dashboard, 'slider', start)).boundingBox()
    await dashboard.mouse.move(box!.x + 6, box!.y + 20)
    await dashboard.mouse.down()
    await dashboard.mouse.move(box!.x + box!.width / 4, box!.y + 20, { steps: 5 })
    await dashboard.mouse.up()
    const dragged = await readEnd(start)
    expect(Math.abs(dragged / length - 0.25)).toBeLessThan(0.02)
    await dashboard.keyboard.press('ArrowRight')
    expect(await readEnd(start)).toBe(dragged + 1_000)
    await dashboard.focus(`input[aria-label="${end}"]`)
    await dashboard.keyboard.press('Home')
    expect([await readEnd(start), await readEnd(end)]).toEqual([dragged + 1_000, dragged + 1_100])
    await dashboard.keyboard.press('PageUp')
    expect(await readEnd(end)).toBe(length)
  })

  it('follows edits made in another tab at the same moment, and the session being deleted', async () => {
    const { dashboard, moments, dump } = await recordShop()
    const sessionId = dump.sessions[0]!.id
    const other = await given.extension.open('dashboard.html#/sessions')
    await dashboard.bringToFront()
    await seek(dashboard, moments[2]!)
    await dashboard.click('.inspector-tab:last-child')
    const { editId } = await ask(other, 'addEdit', { sessionId, wish: { kind: 'text', text: NAME } })
    expect(await waitForReplay(dashboard, (text) => !text.includes(NAME))).toContain('********')
    const readAt = () => dashboard.$eval('input[aria-label="Seek"]', (slider) => Number(slider.value))
    expect([await readAt(), (await dashboard.$$('ol[aria-label="Events"]')).length]).toEqual([moments[2], 0])
    await ask(other, 'undoEdit', { editId })
    expect(await waitForReplay(dashboard, (text) => text.includes(NAME))).toContain(NAME)
    await ask(other, 'deleteSessions', { sessionIds: [sessionId] })
    await dashboard.waitForFunction(() => document.body.innerText.includes('There is no such session'))
  })

  it('refuses a text that is nowhere, and Escape leaves the tool, then the mode', async () => {
    const { dashboard } = await record('/')
    await press(dashboard, 'button', 'Redact')
    await takeOutText(dashboard, 'Quokkas')
    await dashboard.waitForFunction(() =>
      document.body.innerText.includes('Nothing in this session contains this text.'),
    )
    expect(await readEdits(dashboard)).toEqual([])
    const readFocused = () => dashboard.evaluate(() => document.activeElement?.textContent)
    await dashboard.keyboard.press('Escape')
    expect(await waitFor(readFocused, (name) => name === 'Text')).toBe('Text')
    await dashboard.keyboard.press('Escape')
    expect(await waitFor(readFocused, (name) => name === 'Redact')).toBe('Redact')
    expect(await dashboard.$('.edit-bar')).toBeNull()
  })

  it.each(['light', 'dark'])('can be used by everybody: axe finds nothing in %s', async (scheme) => {
    const { dashboard, moments } = await record('/product.html?id=monstera')
    await dashboard.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ])
    await dashboard.evaluate(AXE)
    const inspect = async () => {
      const violations = await dashboard.evaluate(async () => (await axe.run()).violations)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
    }
    await seek(dashboard, moments[0]!)
    await press(dashboard, 'button', 'Redact')
    await press(dashboard, 'button', 'Element')
    await pointAt(dashboard, ['#price'])
    await dashboard.keyboard.press('Enter')
    await find(dashboard, 'region', 'What goes')
    expect(await inspect()).toEqual([])
    await press(dashboard, 'button', 'Remove')
    await (await dashboard.waitForSelector('.pending-summary', { visible: true }))!.click()
    await find(dashboard, 'list', 'Changes that can be undone')
    expect(await inspect()).toEqual([])
    await takeOutText(dashboard, 'Quokkas')
    await dashboard.waitForSelector('.field-problem')
    expect(await inspect()).toEqual([])
    await press(dashboard, 'button', 'Trim')
    await find(dashboard, 'slider', 'Start of what is kept')
    expect(await inspect()).toEqual([])
    await press(dashboard, 'button', 'Make permanent…')
    expect(await inspect()).toEqual([])
  })
})
