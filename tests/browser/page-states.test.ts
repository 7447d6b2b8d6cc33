import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import type { browser as browserApi } from 'wxt/browser'
import { beforeEach, describe, expect, it } from 'vitest'

import { readStage, showInStage } from './support/compare-page.ts'
import { openNewestSession, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase, type Dump } from './support/read-database.ts'
import { useExtensionForEach } from './support/use-extension.ts'

declare const chrome: typeof browserApi

/** The browser needs this long to lay out a page of 150,000 nodes without a graphics card, live or replayed. */
const LAYOUT_MS = 60_000

const gapsOf = (dump: Dump) => dump.events.filter(({ kind }) => kind === 'gap').map(({ label }) => label)

describe('a page that is', () => {
  const given = useExtensionForEach()
  let page: Page
  let helper: Page

  beforeEach(async () => {
    helper = await given.extension.open('dashboard.html')
    page = await given.extension.browser.newPage()
  })

  it('frozen by the browser leaves a gap and goes on from a whole picture', async () => {
    await page.goto(`${given.site.origin}/category.html`)
    const popup = await startRecording(given.extension, page)
    const client = await page.createCDPSession()
    await client.send('Page.setWebLifecycleState', { state: 'frozen' })
    await pause(300)
    await client.send('Page.setWebLifecycleState', { state: 'active' })
    await waitForDatabase(helper, (dump) => gapsOf(dump).includes('page frozen'))
    await stopRecording(popup)
    const dump = await readDatabase(helper)
    expect(gapsOf(dump)).toEqual(['page frozen'])
    expect(
      dump.chunks
        .map(({ text }) => text)
        .join('')
        .match(/"type":2,/g)!.length,
    ).toBeGreaterThanOrEqual(2)
  })

  it('unloaded by the browser leaves a gap, and is recorded when it comes back', async () => {
    await page.goto(`${given.site.origin}/category.html`)
    await startRecording(given.extension, page)
    const { tabId } = (await readDatabase(helper)).windows[0]!
    await helper.bringToFront()
    await helper.evaluate((id) => chrome.tabs.discard(id), tabId)
    const unloaded = await waitForDatabase(helper, (dump) => gapsOf(dump).includes('tab unloaded'))
    expect(unloaded.windows).toHaveLength(1)
    await helper.evaluate((id) => chrome.tabs.reload(id), unloaded.windows[0]!.tabId)
    const back = await waitForDatabase(
      helper,
      ({ pages }) => pages.filter(({ hasSnapshot }) => hasSnapshot).length >= 2,
    )
    const gap = back.events.find(({ label }) => label === 'tab unloaded')!
    expect(gap.until).toBeGreaterThanOrEqual(gap.at)
    expect(back.sessions[0]).toMatchObject({ status: 'recording' })
  })

  it('prerendered is no page of the session until it is shown', async () => {
    await page.goto(`${given.site.origin}/category.html`)
    await startRecording(given.extension, page)
    await page.evaluate(() => {
      const rules = { prerender: [{ source: 'list', urls: ['/cart.html'], eagerness: 'immediate' }] }
      document.head.append(
        Object.assign(document.createElement('script'), { type: 'speculationrules', text: JSON.stringify(rules) }),
      )
    })
    await pause(1_500)
    expect((await readDatabase(helper)).pages.map(({ url }) => new URL(url).pathname)).toEqual(['/category.html'])
    await page.evaluate(() => location.assign('/cart.html'))
    const listViews = ({ events }: Dump) =>
      events.filter(({ kind }) => kind === 'page view').map(({ url }) => new URL(url).pathname)
    const shown = await waitForDatabase(
      helper,
      (dump) =>
        listViews(dump).length > 1 &&
        dump.pages.some(({ url, hasSnapshot }) => url.endsWith('/cart.html') && hasSnapshot),
    )
    expect(listViews(shown)).toEqual(['/category.html', '/cart.html'])
    const activatedAt = await page.evaluate(
      () => (performance.getEntriesByType('navigation')[0] as unknown as { activationStart: number }).activationStart,
    )
    expect(activatedAt, 'the browser did prerender').toBeGreaterThan(0)
  })

  it('huge is recorded and replayed', async () => {
    await page.goto(`${given.site.origin}/huge.html?nodes=150000`)
    const popup = await startRecording(given.extension, page)
    await stopRecording(popup)
    const dashboard = await openNewestSession(given.extension, LAYOUT_MS)
    await showInStage(dashboard, 1e12)
    const count = await dashboard.$eval(
      '.stage-screen:not(.stage-screen-hidden) iframe',
      (frame) => frame.contentDocument!.querySelectorAll('#seeds > *').length,
    )
    expect(count).toBe(75_000)
    expect((await readDatabase(helper)).sessions[0]!.gapCount).toBe(0)
  })

  it('recording itself with a copy of rrweb is recorded, and its own recording is not harmed', async () => {
    await page.goto(`${given.site.origin}/empty.html`)
    const popup = await startRecording(given.extension, page)
    await page.goto(`${given.site.origin}/own-recorder.html`)
    await waitForDatabase(helper, ({ pages }) =>
      pages.some(({ url, hasSnapshot }) => url.endsWith('/own-recorder.html') && hasSnapshot),
    )
    await page.click('#press')
    await pause(300)
    const ownTypes = await page.evaluate(() =>
      (globalThis as unknown as { ownEvents: { type: number }[] }).ownEvents.map(({ type }) => type),
    )
    await stopRecording(popup)
    await page.bringToFront()
    await page.click('#press')
    const after = await page.evaluate(() => (globalThis as unknown as { ownEvents: unknown[] }).ownEvents.length)
    expect(ownTypes).toEqual(expect.arrayContaining([2, 3, 4]))
    expect(after).toBeGreaterThan(ownTypes.length)
    const dashboard = await openNewestSession(given.extension)
    await showInStage(dashboard, 1e12)
    expect(JSON.stringify((await readStage(dashboard)).tree)).toContain(' pressed')
  })
})
