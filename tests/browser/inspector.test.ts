import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { find, press } from './support/person.ts'
import { runAxe } from './support/run-axe.ts'
import { MAIL, useInspector } from './support/use-inspector.ts'

/** What stands beside the stage, used as a person would. */
describe('the inspector', { timeout: 120_000 }, () => {
  const inspector = useInspector()
  const { given, open, tab, show, readCount, rowsOf, countRows, clickRow, readAt, readCopied, details } = inspector
  const { waitFor, search } = inspector
  let dashboard: Page
  beforeAll(() => void (dashboard = inspector.page()))

  it('has all its tabs in sight, each a stop for the arrow keys, and says nothing to axe in light and dark', async () => {
    await open()
    await (await tab('Events'))!.focus()
    const at = await readAt()
    const seen: string[] = []
    for (let turn = 0; turn < 8; turn += 1) {
      seen.push(await dashboard.$eval('[role="tab"][aria-selected="true"]', (one) => one.textContent.split(' ')[0]!))
      for (const scheme of ['light', 'dark']) {
        await dashboard.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value: scheme },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ])
        expect([seen.at(-1), scheme, await runAxe(dashboard)]).toEqual([seen.at(-1), scheme, []])
      }
      const overflow = await dashboard.$eval('.inspector', (one) => {
        const { left, right } = one.getBoundingClientRect()
        const tabs = [...one.querySelectorAll('[role="tab"]')].map((own) => own.getBoundingClientRect())
        return [one.scrollWidth - one.clientWidth, tabs.every((own) => own.left >= left && own.right <= right)]
      })
      expect(overflow).toEqual([0, true])
      await dashboard.keyboard.press('ArrowRight')
    }
    expect(seen).toEqual(['Events', 'Console', 'Network', 'Errors', 'Notes', 'Performance', 'Health', 'Pages'])
    expect(await readAt()).toBe(at)
    const overflow = await dashboard.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBe(0)
  })

  it('is made wider by keyboard and by drag, and stays so', async () => {
    await open()
    const readWidth = () => dashboard.$eval('.inspector', (one) => Math.round(one.getBoundingClientRect().width))
    const before = await readWidth()
    await dashboard.focus('.inspector-edge')
    await dashboard.keyboard.press('ArrowLeft')
    expect(await readWidth()).toBe(before + 16)
    const box = (await (await dashboard.$('.inspector-edge'))!.boundingBox())!
    await dashboard.mouse.move(box.x + 4, 300)
    await dashboard.mouse.down()
    await dashboard.mouse.move(box.x - 96, 300, { steps: 4 })
    await dashboard.mouse.up()
    const dragged = await readWidth()
    expect(Math.abs(dragged - before - 116)).toBeLessThan(8)
    await open()
    expect(await readWidth()).toBe(dragged)
    expect(Number(await dashboard.$eval('.inspector-edge', (one) => one.getAttribute('aria-valuenow')))).toBe(dragged)
  })

  it('is searched with a slash and narrowed by kind, counts what it lists, and shows all again', async () => {
    await open()
    const all = await readCount('Events')
    expect(await countRows('Events')).toBe(all)
    await search('step 1')
    const found = await readCount('Events')
    // 1, 10 to 19, 21 and 31.
    expect([found, await countRows('Events')]).toEqual([13, 13])
    await waitFor(`${found} of ${all}`)
    await dashboard.keyboard.press('Escape')
    await pause(100)
    expect(await readCount('Events')).toBe(all)
    await press(dashboard, 'button', 'Custom')
    expect(await readCount('Events')).toBe(all - 42)
    await open()
    expect(await readCount('Events')).toBe(all - 42)
    await search('step 1')
    await find(dashboard, 'heading', 'Nothing passes the filters')
    await press(dashboard, 'button', 'Show all')
    expect(await readCount('Events')).toBe(all)
  })

  it('stops following when the list is scrolled by hand while it plays, until it is asked to', async () => {
    await open()
    await dashboard.keyboard.press('Home')
    await dashboard.keyboard.press('k')
    await dashboard.mouse.move(1100, 500)
    await dashboard.mouse.wheel({ deltaY: 600 })
    const follow = await find(dashboard, 'button', 'Follow')
    const top = await dashboard.$eval('.stream', (one) => one.scrollTop)
    await pause(700)
    expect(await dashboard.$eval('.stream', (one) => one.scrollTop)).toBe(top)
    await follow.click()
    await dashboard.waitForFunction(() => {
      const list = document.querySelector('.stream')!.getBoundingClientRect()
      const current = document.querySelector('.event[aria-current]')?.getBoundingClientRect()
      return current !== undefined && current.top >= list.top && current.bottom <= list.bottom
    })
    expect(await dashboard.$('.stream-follow')).toBeNull()
    await dashboard.keyboard.press('k')
  })

  it('shows all of a console line, how often it came and where it was written', async () => {
    await open()
    await show('Console')
    await clickRow('Console', 'stock of fern is 3')
    expect(await details()).toMatch(/Level\s+warn[\s\S]*Stack\s+at /)
    const tick = await dashboard.waitForSelector(`${rowsOf('Console')}::-p-text(tick)`)
    expect(await tick!.evaluate((row) => row.textContent)).toContain('tick')
    expect(await dashboard.$$eval('.console-count', (all) => all.length)).toBeGreaterThan(0)
    await dashboard.keyboard.press('Escape')
    expect(await dashboard.$('.line-details')).toBeNull()
  })

  it('opens a request with its headers, bodies and timing, and gives it as a command with what was masked', async () => {
    await open()
    await show('Network')
    expect(await countRows('Network')).toBe(await readCount('Network'))
    await clickRow('Network', 'header.html?plan=')
    const text = await details()
    for (const part of ['Timing', 'Request headers', 'Request body', 'Response headers', 'x-shop', "it's"])
      expect(text).toContain(part)
    expect(text).not.toContain(MAIL)
    await press(dashboard, 'button', 'Copy as cURL')
    const command = await readCopied()
    expect(command).toContain(`--header 'x-shop: fern'`)
    expect(command).toContain(`it'\\''s `)
    expect(command).toMatch(/plan=\*+/)
    expect(command).not.toContain(MAIL)
    for (const kind of ['Doc', 'JS', 'CSS', 'Img']) await press(dashboard, 'button', kind)
    const groups = await dashboard.$$eval(rowsOf('Network'), (rows) => rows.map((row) => row.className))
    expect(groups.some((name) => /network-(?:doc|js|css|img)\b/.test(name))).toBe(false)
    await press(dashboard, 'button', 'Clear filters')
  })

  it('folds errors that say the same, and goes to each', async () => {
    await open()
    await show('Errors')
    const folded = await countRows('Errors')
    expect(folded).toBe(await readCount('Errors'))
    const same = await dashboard.waitForSelector(`${rowsOf('Errors')}::-p-text(thrown)`)
    expect(await same!.evaluate((row) => row.closest('.event')?.textContent)).toContain('2 times')
    const fold = await dashboard.waitForSelector('button.errors-fold[aria-label*="thrown"]')
    await fold!.click()
    expect(await countRows('Errors')).toBe(folded + 2)
    await clickRow('Errors', '1 of 2')
    const first = await readAt()
    await clickRow('Errors', '2 of 2')
    expect(await readAt()).toBeGreaterThan(first)
    const labels = await dashboard.$$eval(rowsOf('Errors'), (rows) => rows.map((row) => row.textContent))
    for (const kind of ['Uncaught', 'Rejections', 'Console', 'Requests'])
      expect(labels.some((label) => label.startsWith(kind))).toBe(true)
  })

  it('has notes, how pages felt, and how well it was recorded', async () => {
    await open()
    await show('Notes')
    await waitFor('odd: the price jumped')
    await show('Performance')
    await waitFor('Slowest requests')
    expect(await dashboard.$$eval('.vital', (all) => all.length)).toBeGreaterThan(0)
    await show('Health')
    await waitFor('Chunks received')
    for (const part of ['Longest silence', 'Medium', 'Viewport', 'On disk']) await waitFor(part)
  })

  it('shows the properties of an event by keyboard, and copies the line, the list and a link to it', async () => {
    await open()
    await search('Order Completed')
    await dashboard.keyboard.press('Tab')
    await dashboard.focus(`${rowsOf('Events')}[data-index="0"]`)
    await dashboard.keyboard.press('d')
    const properties = await dashboard.$eval('table[aria-label="Properties"]', (one) => one.innerText)
    expect(properties).toMatch(/plan\s+pro\s+amount\s+3/)
    await press(dashboard, 'button', 'Copy line')
    expect(await readCopied()).toMatch(/^\d+:\d\d\tEvent\tOrder Completed$/)
    await press(dashboard, 'button', 'Copy link to this event')
    const link = await readCopied()
    expect(link).toMatch(/dashboard\.html#\/sessions\/[^?]+\?t=[\d.]+&event=\d+$/)
    await waitFor('It works in this browser only')
    await press(dashboard, 'button', 'Close details')
    await press(dashboard, 'button', 'Clear filters')
    await press(dashboard, 'button', 'Copy list')
    expect((await readCopied()).split('\n')).toHaveLength(await readCount('Events'))

    await open(`?${link.split('?')[1]}`)
    const linked = await dashboard.waitForSelector('.event-linked::-p-text(Order Completed)', { visible: true })
    expect(await linked!.isIntersectingViewport()).toBe(true)
  })

  it('makes a chart of up to ten events, which is shown at once', async () => {
    await open()
    await search('step')
    await press(dashboard, 'button', 'Choose events for a chart')
    await dashboard.focus('.event-check input')
    for (let turn = 0; turn < 10; turn += 1) {
      await dashboard.keyboard.press('Space')
      await dashboard.keyboard.press('ArrowDown')
    }
    await waitFor('10 of 10')
    expect(await dashboard.$$eval('.event-check input:disabled', (all) => all.length)).toBeGreaterThan(0)
    await press(dashboard, 'button', 'Funnel')
    await dashboard.waitForSelector('.funnel-bar')
    const names = await dashboard.$$eval('.funnel-bar-name', (all) => all.map((one) => one.textContent))
    expect(names).toEqual(Array.from({ length: 10 }, (_, index) => `${index + 1} step ${index}`))
    await dashboard.goBack()
    await find(dashboard, 'slider', 'Seek')
  })

  it('opened from a list that was asked for events shows only these, and all with these marked', async () => {
    const filter = {
      join: 'and',
      parts: [{ kind: 'event', event: { kind: 'custom', name: 'Order Completed', where: [] }, atLeast: 1 }],
    }
    await dashboard.goto('about:blank')
    const list = `dashboard.html#/sessions?f=${encodeURIComponent(JSON.stringify(filter))}`
    await dashboard.goto(`chrome-extension://${given.extension.id}/${list}`)
    await (await dashboard.waitForSelector('.session-row a'))!.click()
    const only = await find(dashboard, 'switch', 'Only show matching events (2)')
    expect(await countRows('Events')).toBe(2)
    expect(await dashboard.evaluate(() => location.hash)).toMatch(/&q=f%3D/)
    await only.click()
    await pause(200)
    expect(await countRows('Events')).toBeGreaterThan(40)
    const marked = await dashboard.$$eval('.event-matching', (rows) => rows.map((row) => row.textContent))
    expect(marked.length).toBeGreaterThan(0)
    expect(marked.every((text) => text.includes('Order Completed'))).toBe(true)
    await dashboard.reload()
    await find(dashboard, 'switch', 'Only show matching events (2)')
  })
})
