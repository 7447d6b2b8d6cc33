import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'

import { find, press, seek } from './support/person.ts'
import { pointAt } from './support/replay-pointer.ts'
import { runAxe } from './support/run-axe.ts'
import { useControls, waitForPicture } from './support/use-controls.ts'

const TABS = ['Events', 'Console', 'Network', 'Errors', 'Notes', 'Performance', 'Health', 'Pages']

/** The player in every state it can be seen in, by everybody. */
describe('the player', { timeout: 120_000 }, () => {
  const { open, visit } = useControls()
  let dashboard: Page
  beforeEach(async () => {
    dashboard = await open()
    await dashboard.setViewport({ width: 1280, height: 800 })
    await seek(dashboard, visit().moments.typed)
    await waitForPicture(dashboard)
  })

  it.each(['light', 'dark'])('says nothing to axe in %s, whatever is open', async (scheme) => {
    await dashboard.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ])
    const check = async (state: string) => {
      // The page that was recorded is as it was.
      const found = await runAxe(dashboard, '.stage-frame')
      expect([state, found]).toEqual([state, []])
    }
    for (const name of TABS) {
      const tab = await dashboard.waitForSelector(`[role="tab"]::-p-text(${name})`)
      await tab!.click()
      await check(name)
    }
    await press(dashboard, 'button', 'Loop from here')
    await check('a loop begun')
    await seek(dashboard, visit().moments.route)
    await press(dashboard, 'button', 'Loop up to here')
    await check('a loop')
    await press(dashboard, 'button', 'Inspect an element')
    await check('nothing pointed at yet')
    await pointAt(dashboard, ['h1'])
    await dashboard.keyboard.press('Enter')
    await find(dashboard, 'region', 'Element')
    await check('an element looked into')
    for (const _ of ['card', 'tool']) await dashboard.keyboard.press('Escape')
    await dashboard.keyboard.press('?')
    await find(dashboard, 'heading', 'Keys')
    await check('the sheet of keys')
    await dashboard.keyboard.press('Escape')
    await dashboard.waitForFunction(() => !document.querySelector('dialog[open]'))
    await dashboard.keyboard.press('f')
    await find(dashboard, 'button', 'Leave full screen')
    await check('full screen')
    await dashboard.keyboard.press('f')
    await dashboard.waitForFunction(() => !document.fullscreenElement)
  })

  it('has its transport in one line at 1280 px, also while it says something, and nothing scrolls to the side', async () => {
    await dashboard.$eval('.transport-hint', (hint) => (hint.textContent = 'Skipped 1 h 04 m 09 s of inactivity'))
    const spread = await dashboard.$eval('.transport', (bar) => {
      const boxes = [...bar.children].map((one) => one.getBoundingClientRect())
      const middles = boxes.filter(({ height }) => height > 0).map(({ top, height }) => top + height / 2)
      return Math.max(...middles) - Math.min(...middles)
    })
    expect(spread).toBeLessThan(8)
    for (const [width, height] of [
      [1280, 800],
      [640, 400],
    ] as const) {
      await dashboard.setViewport({ width, height })
      const overflow = await dashboard.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect([width, overflow]).toEqual([width, 0])
    }
  })

  it('a key on a focused row does what the row says and nothing else', async () => {
    const row = (index: number) => `ol[aria-label="Events"] .event[data-index="${index}"]`
    const readAt = () => dashboard.$eval('input[aria-label="Seek"]', (slider) => slider.value)
    const isInspecting = async () => (await dashboard.$('.pick-layer')) !== null
    const at = await readAt()

    await dashboard.focus(row(0))
    await dashboard.keyboard.press('d')
    await find(dashboard, 'region', 'Details')
    expect(await isInspecting()).toBe(false)
    await dashboard.keyboard.press('Escape')

    await dashboard.focus(row(0))
    await dashboard.keyboard.press('ArrowUp')
    await dashboard.keyboard.press('ArrowDown')
    expect(await dashboard.evaluate(() => document.activeElement?.getAttribute('data-index'))).toBe('1')

    await press(dashboard, 'button', 'Choose events for a chart')
    await dashboard.focus(row(1))
    await dashboard.keyboard.press('x')
    expect(await dashboard.$$eval('.event-check input:checked', (all) => all.length)).toBe(1)

    await dashboard.keyboard.down('Control')
    await dashboard.keyboard.press('c')
    await dashboard.keyboard.up('Control')
    const copied = await dashboard.evaluate(() => (globalThis as unknown as { copied: string[] }).copied)
    expect(copied).toHaveLength(1)
    expect(copied[0]).not.toContain('#/sessions/')

    await dashboard.keyboard.press('n')
    await find(dashboard, 'textbox', 'Note')
    await dashboard.keyboard.type('des nfx')
    await dashboard.keyboard.press('Enter')
    const note = await dashboard.waitForSelector('.note-jump')
    expect([await readAt(), await isInspecting()]).toEqual([at, false])
    await note!.focus()
    // There is an error further on: the screen's own E would go there.
    await seek(dashboard, 0)
    await dashboard.keyboard.press('e')
    await find(dashboard, 'button', 'Save note')
    expect(await readAt()).toBe('0')
    await dashboard.keyboard.press('Escape')
    await dashboard.focus('.note-jump')
    await dashboard.keyboard.press('Delete')
    await find(dashboard, 'heading', 'No notes yet')
    expect(await isInspecting()).toBe(false)
  })

  it('leaves the keys that scroll to what scrolls and has the focus', async () => {
    const tab = await dashboard.waitForSelector('[role="tab"]::-p-text(Health)')
    await tab!.click()
    await dashboard.focus('.facts-panel')
    const readAt = () => dashboard.$eval('input[aria-label="Seek"]', (slider) => slider.value)
    const at = await readAt()
    await dashboard.setViewport({ width: 1280, height: 600 })
    await dashboard.keyboard.press('End')
    await dashboard.waitForFunction(() => document.querySelector('.facts-panel')!.scrollTop > 0)
    expect(await readAt()).toBe(at)
  })
})
