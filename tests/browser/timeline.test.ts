import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { find, openNewestSession, press, seek, startRecording, stopRecording } from './support/person.ts'
import { waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

describe('the timeline', () => {
  const given = useExtension()
  let dashboard: Page

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/thanks.html`)
    const popup = await startRecording(given.extension, page)
    await page.goto(`${given.site.origin}/category.html`)
    await page.evaluate(() => void setTimeout(() => (undefined as unknown as () => void)()))
    await page.mouse.move(100, 100)
    const opened = new Promise<Page>((resolve) => page.once('popup', (other) => resolve(other!)))
    await page.evaluate(() => void open('/cart.html', '_blank'))
    const other = await opened
    await other.mouse.move(100, 100)
    await other.mouse.move(200, 200)
    await waitForDatabase(popup, ({ pages, events }) => {
      const isShown = pages.some(({ url, hasSnapshot }) => url.endsWith('/cart.html') && hasSnapshot)
      return isShown && events.some(({ kind }) => kind === 'error')
    })
    await stopRecording(popup)
    dashboard = await openNewestSession(given.extension)
    await dashboard.setViewport({ width: 1280, height: 800 })
    await dashboard.waitForSelector('.lane')
  })

  const readSlider = () =>
    dashboard.$eval('input[aria-label="Seek"]', (slider) => [
      Number(slider.min),
      Number(slider.max),
      Number(slider.value),
    ])
  const readLength = async () => {
    const [from, to] = (await readSlider()) as [number, number]
    return to - from
  }
  const readPreview = () => dashboard.$eval('.strip-preview', (preview) => preview.textContent)
  const readTrack = async () => (await (await dashboard.$('.strip-track'))!.boundingBox())!

  it('zooms in and out by keys and buttons, and shows all again', async () => {
    const whole = await readLength()
    await dashboard.keyboard.press('+')
    await dashboard.keyboard.press('+')
    expect(await readLength()).toBeLessThan(whole / 3)
    expect(await dashboard.$('.strip-overview')).not.toBeNull()
    await press(dashboard, 'button', 'Zoom out')
    expect(await readLength()).toBeLessThan(whole / 1.5)
    await dashboard.keyboard.press('0')
    expect(await readLength()).toBe(whole)
    expect(await dashboard.$('.strip-overview')).toBeNull()
  })

  it('zooms by the wheel around the pointer, moves by the wheel alone, and goes along with the playhead', async () => {
    const [, whole] = (await readSlider()) as [number, number]
    const { x, y, width, height } = await readTrack()
    await dashboard.mouse.move(x + width / 2, y + height / 2)
    await dashboard.keyboard.down('Control')
    await dashboard.mouse.wheel({ deltaY: -300 })
    await dashboard.keyboard.up('Control')
    await dashboard.waitForSelector('.strip-overview')
    const [from, to] = (await readSlider()) as [number, number]
    expect(Math.abs((from + to) / 2 - whole / 2)).toBeLessThan(whole / 20)
    await dashboard.mouse.wheel({ deltaY: -200 })
    await dashboard.waitForFunction(
      (before) => Number(document.querySelector<HTMLInputElement>('input[aria-label="Seek"]')!.min) < before,
      {},
      from,
    )
    await dashboard.keyboard.press('End')
    const [, end, at] = await readSlider()
    expect([end, at]).toEqual([whole, whole])
    await dashboard.keyboard.press('0')
  })

  it('says what was there under the pointer: the moment and the page', async () => {
    const { x, y, width, height } = await readTrack()
    await dashboard.mouse.move(x + width * 0.99, y + height / 2)
    await dashboard.waitForSelector('.strip-preview')
    expect(await readPreview()).toMatch(/^\d+:\d\d \d\d:\d\d:\d\dYour cart/)
    await dashboard.mouse.move(x + 2, y + height / 2)
    await dashboard.waitForFunction(() => document.querySelector('.strip-preview')?.textContent?.includes('Thank you'))
    await dashboard.mouse.move(x + 2, y - 300)
    await dashboard.waitForFunction(() => !document.querySelector('.strip-preview'))
  })

  it('has a lane for each tab, which can be watched alone', async () => {
    const lanes = await dashboard.$$eval('.lane', (all) => all.map((lane) => lane.textContent))
    expect(lanes).toEqual(['Tab 1', 'Tab 2'])
    await seek(dashboard, 1)
    expect(await dashboard.$eval('.lane-shown', (lane) => lane.textContent)).toBe('Tab 1')
    await press(dashboard, 'button', 'Tab 2')
    await dashboard.waitForFunction(() => document.querySelector('.stage-address')?.textContent?.includes('/cart.html'))
    expect(await dashboard.$eval('select[aria-label="Tab"]', (select) => select.selectedOptions[0]?.textContent)).toBe(
      'Tab 2',
    )
    await press(dashboard, 'button', 'Tab 2')
    await dashboard.waitForFunction(() =>
      document.querySelector('.stage-address')?.textContent?.includes('/thanks.html'),
    )
  })

  it('marks errors, and a press leads to the moment', async () => {
    await dashboard.click('.strip-mark-error')
    const current = await dashboard.waitForSelector('.event[aria-current="true"]')
    expect(await current!.evaluate((row) => row.className)).toContain('event-error')
  })

  it('shows the range that is played over and over', async () => {
    await seek(dashboard, 100)
    await press(dashboard, 'button', 'Loop from here')
    await seek(dashboard, 600)
    await press(dashboard, 'button', 'Loop up to here')
    const share = await dashboard.$eval('.picture-loop', (loop) => {
      const { width } = loop.getBoundingClientRect()
      return width / loop.parentElement!.getBoundingClientRect().width
    })
    const whole = await readLength()
    expect(Math.abs(share - 500 / whole)).toBeLessThan(0.02)
    await press(dashboard, 'button', 'Stop looping')
    expect(await dashboard.$('.picture-loop')).toBeNull()
    await find(dashboard, 'button', 'Loop from here')
  })
})
