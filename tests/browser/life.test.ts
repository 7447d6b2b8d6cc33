import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'

import { ask } from './support/ask.ts'
import { expectReplayed, readLivePage } from './support/compare-page.ts'
import { readArmedBrowser } from './support/extension-state.ts'
import { findSessions, listViewedPaths, type FoundSession } from './support/find-session.ts'
import { find, openNewestSession, press, pressStart, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

const FULL_SNAPSHOT = 2
const INCREMENTAL = 3

/** Start, pause, resume and stop at awkward moments: a session is ended in its time and never lost. */
describe('the life of a session', () => {
  const given = useExtension()
  let page: Page
  let tabId: number

  async function openTab(path: string): Promise<void> {
    page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}${path}`)
    tabId = await given.extension.tabIdOf(page)
  }
  async function readSession(popup: Page): Promise<FoundSession> {
    const [found] = findSessions(await readDatabase(popup), tabId)
    return found!
  }
  const waitForSession = (popup: Page, holds: (found: FoundSession) => boolean) =>
    waitForDatabase(popup, (dump) => findSessions(dump, tabId).some(holds))

  it('a start while the page loads records the page from what is there', async () => {
    await openTab('/')
    const loaded = page.goto(`${given.site.origin}/slow?ms=3000`)
    await page.waitForSelector('#early')
    const popup = await pressStart(given.extension, page)
    expect(await page.$('#late'), 'the page is still loading').toBeNull()
    await loaded
    const live = await readLivePage(page)
    await stopRecording(popup)

    const { session, pages } = await readSession(popup)
    expect(pages.map((row) => [new URL(row.url).pathname, row.title])).toEqual([['/slow', 'Growing notes · Fernside']])
    const dashboard = await openNewestSession(given.extension)
    await expectReplayed(dashboard, live, session.startedAt, 'started-while-loading')
  })

  it('a start on a page that is open for long records it as it has become', async () => {
    await openTab('/components.html')
    await page.waitForFunction(() => document.querySelector('#reading')?.textContent === '19.2 °C')
    await press(page, 'button', 'Insert a rule')
    await press(page, 'button', 'Add a gauge')
    const popup = await startRecording(given.extension, page)
    const live = await readLivePage(page)
    await stopRecording(popup)
    const dashboard = await openNewestSession(given.extension)
    await expectReplayed(dashboard, live, (await readSession(popup)).session.startedAt, 'started-late')
  })

  it('two starts at once are one session', async () => {
    await openTab('/')
    const first = await given.extension.openPopup(page)
    const buttons = [await find(first, 'button', 'Start recording')]
    const second = await given.extension.openPopup(page)
    buttons.push(await find(second, 'button', 'Start recording'))
    await Promise.all(buttons.map((button) => button.evaluate((element) => (element as HTMLElement).click())))
    await find(second, 'button', 'Stop recording')
    await first.bringToFront()
    await find(first, 'button', 'Stop recording')

    await waitForSession(first, ({ pages }) => pages.some((row) => row.hasSnapshot))
    const found = findSessions(await readDatabase(first), tabId)
    expect(found.map(({ windows, pages }) => [windows.length, pages.length])).toEqual([[1, 1]])
    expect(found[0]!.rrwebEvents.filter((event) => (event.type as number) === FULL_SNAPSHOT)).toHaveLength(1)
    await stopRecording(first)
    await second.bringToFront()
    await find(second, 'button', 'Save session')
  })

  it('a stop while a page loads ends the session with what there was, and nothing comes after it', async () => {
    await openTab('/')
    const popup = await startRecording(given.extension, page)
    const loaded = page.goto(`${given.site.origin}/slow?ms=3000`)
    await page.waitForSelector('#early')
    await stopRecording(popup)
    const stopped = await readSession(popup)
    expect(stopped.session).toMatchObject({ status: 'stopped', endReason: 'stopped', isRecovered: false })
    expect(listViewedPaths(stopped)[0]).toBe('/')

    await loaded
    await page.waitForSelector('#late')
    await page.waitForFunction(isUntouched)
    expect((await readSession(popup)).rrwebEvents).toEqual(stopped.rrwebEvents)
  })

  it('nothing is stored of a pause, and the page after it begins with a full snapshot', async () => {
    await openTab('/')
    const popup = await startRecording(given.extension, page)
    await popup.bringToFront()
    await press(popup, 'button', 'Pause')
    await find(popup, 'button', 'Resume')
    await page.bringToFront()
    await page.goto(`${given.site.origin}/category.html`, { waitUntil: 'networkidle0' })
    await page.goto(`${given.site.origin}/product.html?id=hoya`, { waitUntil: 'networkidle0' })
    expect((await readSession(popup)).session.status).toBe('paused')
    await page.waitForFunction(isUntouched)

    await popup.bringToFront()
    await press(popup, 'button', 'Resume')
    await find(popup, 'button', 'Pause')
    await waitForSession(popup, ({ pages }) =>
      pages.some((row) => row.url.includes('/product.html') && row.hasSnapshot),
    )
    await stopRecording(popup)
    const found = await readSession(popup)
    expect(listViewedPaths(found)).toEqual(['/', '/product.html'])
    expect(found.session.pauses).toHaveLength(1)
    const [pause] = found.session.pauses
    expect(found.rrwebEvents.filter((event) => event.timestamp > pause!.from && event.timestamp < pause!.to!)).toEqual(
      [],
    )
    const resumed = found.rrwebEvents
      .filter((event) => event.timestamp >= pause!.to!)
      .map((event) => event.type as number)
    expect(resumed.find((type) => type === FULL_SNAPSHOT || type === INCREMENTAL)).toBe(FULL_SNAPSHOT)
  })

  it('nothing is stored of a pause by the page that was loaded just before it ended', async () => {
    await openTab('/')
    const popup = await startRecording(given.extension, page)
    const { session } = await readSession(popup)
    await ask(popup, 'pauseRecording', { sessionId: session.id })
    await page.goto(`${given.site.origin}/product.html?id=hoya`)
    await ask(popup, 'resumeRecording', { sessionId: session.id })
    await waitForSession(popup, ({ pages }) =>
      pages.some((row) => row.url.includes('/product.html') && row.hasSnapshot),
    )
    await stopRecording(popup)
    const found = await readSession(popup)
    const [pause] = found.session.pauses
    const isPaused = (at: number) => at > pause!.from && at < pause!.to!
    expect(found.rrwebEvents.filter((event) => isPaused(event.timestamp))).toEqual([])
    expect(found.events.filter((event) => isPaused(event.at))).toEqual([])
  })

  it('closing the recorded tab ends the session with its pages', async () => {
    await openTab('/')
    const popup = await startRecording(given.extension, page)
    await page.goto(`${given.site.origin}/category.html`)
    await waitForSession(popup, ({ pages }) => pages.filter((row) => row.hasSnapshot).length === 2)
    await page.close()
    await waitForSession(popup, ({ session }) => session.status === 'stopped')

    const found = await readSession(popup)
    expect(found.session).toMatchObject({ endReason: 'tab closed', isRecovered: false, deletedAt: null })
    expect(listViewedPaths(found)).toEqual(['/', '/category.html'])
    expect(found.windows.map((window) => window.isOpen)).toEqual([0])
    expect((await readArmedBrowser(popup)).markedTabs).not.toContain(tabId)
  })
})

/** No recorder is in the page. Runs inside it. */
function isUntouched(): boolean {
  return Element.prototype.attachShadow.toString().includes('[native code]')
}
