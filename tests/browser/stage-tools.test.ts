import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { PNG } from 'pngjs'
import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'

import { compareRoughly, countShades } from './support/compare-roughly.ts'
import { waitFor } from './support/extension-state.ts'
import { find, press, seek } from './support/person.ts'
import { pointAt } from './support/replay-pointer.ts'
import { NAME, readAt, useControls, waitForPicture } from './support/use-controls.ts'

const FRAME = '.stage-screen:not(.stage-screen-hidden) iframe'

/** What can be done with what the stage shows. */
describe('the tools of the stage', { timeout: 120_000 }, () => {
  const { given, open, visit } = useControls()
  let dashboard: Page
  beforeEach(async () => {
    dashboard = await open()
    await seek(dashboard, visit().moments.typed)
    await waitForPicture(dashboard)
  })

  const blur = () => dashboard.evaluate(() => (document.activeElement as HTMLElement).blur())
  const readFocused = () => dashboard.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  const readNotices = () => dashboard.$$eval('.toast-text', (all) => all.map((one) => one.textContent).join())
  const waitForNotice = (words: string) =>
    waitFor(readNotices, (text) => text.includes(words)).then((text) => expect(text).toContain(words))

  it('an element is looked into with the pointer, and what was typed stays masked', async () => {
    await press(dashboard, 'button', 'Inspect an element')
    await pointAt(dashboard, ['#full-name'])
    await dashboard.mouse.down()
    await dashboard.mouse.up()
    await find(dashboard, 'region', 'Element')
    const card = await dashboard.$eval('.inspect-card', (one) => (one as HTMLElement).innerText)
    expect(card).toMatch(/<input id="full-name"[^>]* type="text"/)
    expect(card).toMatch(/Role\s+textbox/)
    expect(card).toMatch(/Accessible name\s+Full name/)
    expect(card).toMatch(/Path[\s\S]*› input#full-name/)
    expect(card).toMatch(/display\s+[\w-]+[\s\S]*font-size\s+[\d.]+px/)
    expect(card).toMatch(/Events on it[\s\S]*\d:\d\d\s+(?:click|input)/)
    for (const word of NAME.split(' ')) expect(card).not.toContain(word)
    expect(await dashboard.$eval(FRAME, readName)).toMatch(/^\*{3,}$/)

    const before = await readAt(dashboard)
    await dashboard.click('.inspect-card-events button')
    expect(await readAt(dashboard)).toBeLessThan(before)
    expect(await dashboard.$('.inspect-card')).toBeNull()
    await find(dashboard, 'button', 'Choose an element with the arrow keys')
  })

  it('an element is looked into by keyboard alone, its end is read, and Escape leaves the card, then the tool', async () => {
    await blur()
    await dashboard.keyboard.press('d')
    await dashboard.waitForSelector('.pick-layer:focus')
    for (let step = 0; step < 4; step += 1) await dashboard.keyboard.press('ArrowDown')
    // Its name is told a moment after the key.
    const deep = await waitFor(readFocused, (name) => name?.startsWith('Inspect a ') === true)
    await dashboard.keyboard.press('ArrowUp')
    expect(await waitFor(readFocused, (name) => name !== deep)).toMatch(/^Inspect body /)
    await dashboard.keyboard.press('ArrowDown')
    expect(await waitFor(readFocused, (name) => name === deep)).toBe(deep)
    await dashboard.keyboard.press('Enter')
    await find(dashboard, 'region', 'Element')
    const at = await readAt(dashboard)
    await dashboard.keyboard.press('End')
    await dashboard.waitForFunction(() => document.querySelector('.inspect-card')!.scrollTop > 0)
    expect(await readAt(dashboard)).toBe(at)
    await dashboard.keyboard.press('Escape')
    expect(await dashboard.$('.inspect-card')).toBeNull()
    await dashboard.waitForSelector('.pick-layer:focus')
    await dashboard.keyboard.press('Escape')
    expect(await dashboard.$('.pick-layer')).toBeNull()
    expect(await readFocused()).toBe('Inspect an element')
  })

  it('looking into an element and taking one out put each other away', async () => {
    await press(dashboard, 'button', 'Inspect an element')
    await press(dashboard, 'button', 'Redact')
    await press(dashboard, 'button', 'Element')
    await pointAt(dashboard, ['h1'])
    const readAction = async () => (await readFocused())?.slice(0, 8)
    expect(await waitFor(readAction, (name) => name === 'Take out')).toBe('Take out')
    await press(dashboard, 'button', 'Inspect an element')
    await pointAt(dashboard, ['h1'])
    expect(await waitFor(readAction, (name) => name === 'Inspect ')).toBe('Inspect ')
    for (const _ of ['inspect', 'redact']) await dashboard.keyboard.press('Escape')
    expect(await dashboard.$('.pick-layer, .edit-bar')).toBeNull()
  })

  it.each(['button', 'key'])(
    'a screenshot by %s is the page as large as it was, masked as on the stage',
    async (way) => {
      const folder = await mkdtemp(join(tmpdir(), 'afterimage-'))
      const session = await given.extension.browser.target().createCDPSession()
      await session.send('Browser.setDownloadBehavior', {
        behavior: 'allow',
        downloadPath: folder,
        eventsEnabled: true,
      })
      const saved = new Promise<void>((resolve) =>
        session.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve()),
      )
      await blur()
      if (way === 'key') await dashboard.keyboard.press('s')
      else await press(dashboard, 'button', 'Screenshot of the replay')
      await saved
      await waitForNotice('What was masked is masked in it.')
      const [name] = await readdir(folder)
      expect(name).toMatch(/ \d+-\d\d\.png$/)
      const picture = await readFile(join(folder, name!))
      await rm(folder, { recursive: true })
      const { width, height } = PNG.sync.read(picture)
      const size = await dashboard.$eval(FRAME, (frame) => [frame.getAttribute('width'), frame.getAttribute('height')])
      expect([String(width), String(height)]).toEqual(size)
      expect(countShades(picture)).toBeGreaterThan(50)
      // Six asterisks end early in the field; the name that was typed would go on.
      const field = await dashboard.$eval(FRAME, (frame) => {
        const {
          x,
          y,
          width: fieldWidth,
          height: fieldHeight,
        } = frame.contentDocument!.querySelector('#full-name')!.getBoundingClientRect()
        return { x, y: y + 4, width: fieldWidth, height: fieldHeight - 8 }
      })
      expect(countShades(picture, { ...field, x: field.x + 4, width: 60 })).toBeGreaterThan(1)
      expect(countShades(picture, { ...field, x: field.x + 70, width: field.width - 80 })).toBe(1)
      const box = await dashboard.$eval(FRAME, (frame) => {
        const { x, y, width: shownWidth, height: shownHeight } = frame.getBoundingClientRect()
        return { x, y, width: shownWidth, height: shownHeight }
      })
      expect(compareRoughly(picture, await dashboard.screenshot({ clip: box }))).toBeLessThan(8)
    },
  )

  it.each(['button', 'key'])('a link copied by %s opens the session at that moment', async (way) => {
    await blur()
    const at = await readAt(dashboard)
    if (way === 'key') await dashboard.keyboard.press('c')
    else await press(dashboard, 'button', 'Copy link to this moment')
    await waitForNotice('Link copied')
    const link = await dashboard.evaluate(() => (globalThis as unknown as { copied: string[] }).copied.at(-1)!)
    const other = await given.extension.browser.newPage()
    await other.goto(link)
    await find(other, 'slider', 'Seek')
    expect(Math.abs((await readAt(other)) - at)).toBeLessThanOrEqual(50)
    expect(await other.$eval('.session-header-title', (title) => title.textContent)).toBe(
      await dashboard.$eval('.session-header-title', (title) => title.textContent),
    )
    await other.close()
  })

  it('full screen shows stage, transport and notices alone, and is left by f, by Escape, by its button and by n', async () => {
    await blur()
    const isFull = () => dashboard.evaluate(() => document.fullscreenElement !== null)
    const waitUntil = async (wanted: boolean) => expect(await waitFor(isFull, (is) => is === wanted)).toBe(wanted)
    const isSeen = (selector: string) =>
      dashboard.$eval(selector, (one) => (one as HTMLElement).checkVisibility({ visibilityProperty: true }))
    const enter = async (way: () => Promise<unknown>) => {
      await way()
      await waitUntil(true)
    }
    await enter(() => press(dashboard, 'button', 'Full screen'))
    await find(dashboard, 'button', 'Leave full screen')
    const seen = await Promise.all(['.stage', '.transport', '.inspector', '.rail', '.session-header'].map(isSeen))
    expect(seen).toEqual([true, true, false, false, false])
    await dashboard.keyboard.press('c')
    await waitForNotice('Link copied')
    expect(await isSeen('.toast')).toBe(true)
    await dashboard.keyboard.press('Escape')
    await waitUntil(false)
    await enter(() => dashboard.keyboard.press('f'))
    await dashboard.keyboard.press('f')
    await waitUntil(false)
    await enter(() => dashboard.keyboard.press('f'))
    await press(dashboard, 'button', 'Leave full screen')
    await waitUntil(false)
    expect(await isSeen('.inspector')).toBe(true)
    await enter(() => dashboard.keyboard.press('f'))
    await dashboard.keyboard.press('n')
    await waitUntil(false)
    await dashboard.waitForSelector('form[aria-label="Add a note"] textarea:focus')
  })

  it('the sheet of keys tells of keys that do something', async () => {
    await blur()
    await dashboard.evaluate(() => {
      const taken: boolean[] = []
      Object.assign(globalThis, { taken })
      addEventListener('keydown', (event) => taken.push(event.defaultPrevented))
    })
    await dashboard.keyboard.press('?')
    await find(dashboard, 'heading', 'Keys')
    const named = await dashboard.$$eval('.hotkeys .kbd', (all) => all.map((one) => one.textContent))
    await dashboard.keyboard.press('Escape')
    await dashboard.waitForFunction(() => !document.querySelector('dialog[open]'))
    expect(named.length).toBeGreaterThan(25)
    const idle: string[] = []
    for (const name of named.filter((one) => !OF_THE_TIMELINE.has(one))) {
      await seek(dashboard, /^(?:↑|Page Up|Shift E)$/.test(name) ? 1e9 : 0)
      await blur()
      const count = await dashboard.evaluate(() => (globalThis as unknown as Taken).taken.length)
      await pressNamed(dashboard, name)
      const taken = await dashboard.evaluate((from) => (globalThis as unknown as Taken).taken.slice(from), count)
      if (!taken.at(-1)) idle.push(name)
      await leaveAll()
    }
    expect(idle).toEqual([])
  })
  async function leaveAll(): Promise<void> {
    // Again and again: what was asked for may come only after it.
    const isLeft = async () => {
      await dashboard.keyboard.press('Escape')
      return dashboard.evaluate(() => !document.fullscreenElement && !document.querySelector('dialog[open]'))
    }
    expect(await waitFor(isLeft, (is) => is)).toBe(true)
    await dashboard.evaluate(() => (document.activeElement as HTMLElement).blur())
    while (await dashboard.$('.pick-layer')) await dashboard.keyboard.press('Escape')
  }
})

interface Taken {
  taken: boolean[]
}

/** Bound where the timeline is, and tried with it. */
const OF_THE_TIMELINE = new Set(['+', '-', '0'])

const NAMES: Readonly<Record<string, string>> = {
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  'Page Up': 'PageUp',
  'Page Down': 'PageDown',
}

async function pressNamed(dashboard: Page, name: string): Promise<void> {
  const [, shift, own] = /^(Shift )?(.+)$/.exec(name)!
  const key = (NAMES[own!] ?? own!) as Parameters<Page['keyboard']['press']>[0]
  if (shift) await dashboard.keyboard.down('Shift')
  await dashboard.keyboard.press(key)
  if (shift) await dashboard.keyboard.up('Shift')
}

/** Runs in the page. */
function readName(frame: Element): string {
  return (frame as HTMLIFrameElement).contentDocument!.querySelector<HTMLInputElement>('#full-name')!.value
}
