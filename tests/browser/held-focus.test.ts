import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { waitFor } from './support/extension-state.ts'
import { find, openNewestSession, press, seek, startRecording, stopRecording } from './support/person.ts'
import { readAt } from './support/use-controls.ts'
import { useExtension } from './support/use-extension.ts'

const RECORDED_MS = 7_000
const FRAME = '.stage-screen:not(.stage-screen-hidden) iframe'

/** What was recorded is hostile: of the viewer's focus it gets nothing. */
describe('the replay of a page that takes the focus all the time', { timeout: 120_000 }, () => {
  const given = useExtension()
  let dashboard: Page

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/focus.html`)
    const popup = await startRecording(given.extension, page)
    await page.goto(`${given.site.origin}/focus.html`)
    await page.mouse.move(300, 300, { steps: 5 })
    await pause(RECORDED_MS)
    await stopRecording(popup)
    dashboard = await openNewestSession(given.extension)
    await page.close()
    await dashboard.bringToFront()
    await dashboard.evaluate(() => {
      const lost: string[] = []
      Object.assign(globalThis, { lost })
      addEventListener('blur', (event) => event.target === window && lost.push('window'))
      addEventListener('focusout', (event) => lost.push((event.target as Element).className), true)
    })
  })

  const readLost = () => dashboard.evaluate(() => (globalThis as unknown as { lost: string[] }).lost)
  const forget = () => dashboard.evaluate(() => void ((globalThis as unknown as { lost: string[] }).lost.length = 0))
  const readActive = () => dashboard.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  const isPlaying = () => dashboard.$('button[aria-label="Pause"]').then((found) => found !== null)
  const playFrom = async (at: number) => {
    await seek(dashboard, at)
    if (!(await isPlaying())) await dashboard.keyboard.press('k')
  }

  it('leaves it in the field the viewer types into: every character arrives', async () => {
    await playFrom(0)
    await dashboard.keyboard.press('/')
    const field = await find(dashboard, 'searchbox', 'Search in Events')
    await forget()
    const words = 'what the viewer types while it plays and plays'
    await dashboard.keyboard.type(words, { delay: 60 })
    expect(await field.evaluate((one) => (one as HTMLInputElement).value)).toBe(words)
    expect([await readActive(), await readLost()]).toEqual(['Search in Events', []])
    expect(await readAt(dashboard)).toBeGreaterThan(1_000)
    await dashboard.keyboard.press('Escape')
  })

  it('leaves it on the button the viewer pressed, at every moment that is gone to', async () => {
    const button = await find(dashboard, 'button', (await isPlaying()) ? 'Pause' : 'Play')
    await button.focus()
    await forget()
    const length = await dashboard.$eval('input[aria-label="Seek"]', (slider) => Number(slider.max))
    for (let at = 0; at < length; at += 400) {
      await seek(dashboard, at)
      await dashboard.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    }
    expect(await readActive()).toMatch(/^(?:Play|Pause)$/)
    expect(await readLost()).toEqual([])
  })

  it('plays and pauses by Space while dialogs open in it', async () => {
    await dashboard.evaluate(() => (document.activeElement as HTMLElement).blur())
    await seek(dashboard, 0)
    if (await isPlaying()) await dashboard.keyboard.press('Space')
    await forget()
    let wasModal = false
    for (let turn = 0; turn < 8; turn += 1) {
      await dashboard.keyboard.press('Space')
      expect(await isPlaying()).toBe(true)
      const at = await readAt(dashboard)
      await waitFor(
        () => readAt(dashboard),
        (now) => now > at + 250,
      )
      wasModal ||= await dashboard.$eval(FRAME, (frame) => {
        const shown = frame.contentDocument!
        return shown.querySelector('dialog:modal') !== null
      })
      await dashboard.keyboard.press('Space')
      expect(await isPlaying()).toBe(false)
      expect(await dashboard.evaluate(() => document.activeElement === document.body)).toBe(true)
    }
    expect([wasModal, await readLost()]).toEqual([true, []])
  })

  it('gets none by a press on it either', async () => {
    await press(dashboard, 'button', 'Full screen')
    await press(dashboard, 'button', 'Leave full screen')
    await dashboard.click('[data-testid="stage"]')
    const inside = await dashboard.evaluate(() => document.activeElement?.closest('.stage-frame') !== null)
    expect(inside).toBe(false)
    expect(await dashboard.$eval(FRAME, (frame) => frame.contentDocument!.hasFocus())).toBe(false)
  })

  it('what takes it in a way nobody knew gives it back before the next key', async () => {
    // Where the recording goes from one page to the next there is nothing for a moment.
    const steal = () =>
      dashboard.waitForFunction(
        (shown) => {
          const field = document.querySelector<HTMLIFrameElement>(shown)?.contentDocument?.querySelector('textarea')
          field?.focus()
          return Boolean(field)
        },
        {},
        FRAME,
      )
    await dashboard.keyboard.press('/')
    await steal()
    await dashboard.keyboard.type('kept')
    const field = await find(dashboard, 'searchbox', 'Search in Events')
    expect(await field.evaluate((one) => (one as HTMLInputElement).value)).toBe('kept')
    await dashboard.keyboard.press('Escape')
    await steal()
    expect(await dashboard.evaluate(() => document.activeElement === document.body)).toBe(true)
  })
})
