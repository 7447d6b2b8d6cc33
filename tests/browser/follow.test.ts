import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'

import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings'

import { ask } from './support/ask.ts'
import type { Extension } from './support/extension.ts'
import { press, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtensionForEach } from './support/use-extension.ts'

const PLAIN: Settings = DEFAULT_SETTINGS

describe('a recording follows', () => {
  const given = useExtensionForEach()
  let page: Page
  let helper: Page

  beforeEach(async () => {
    helper = await given.extension.open('dashboard.html')
    page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/category.html`)
  })

  it('into a tab that a page opened, and keeps the order in which they were looked at', async () => {
    const popup = await startRecording(given.extension, page)
    const opened = new Promise<Page>((resolve) => page.once('popup', (other) => resolve(other!)))
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), {
        href: '/cart.html',
        target: '_blank',
        textContent: 'Open',
      })
      document.body.prepend(link)
      link.id = 'opener'
    })
    await page.click('#opener')
    const other = await opened
    await waitForDatabase(helper, ({ pages }) =>
      pages.some(({ url, hasSnapshot }) => url.endsWith('/cart.html') && hasSnapshot),
    )
    await page.bringToFront()
    await pause(300)
    await other.bringToFront()
    await pause(300)
    await stopRecording(popup)
    const dump = await readDatabase(helper)
    expect(dump.sessions).toHaveLength(1)
    expect(dump.windows).toHaveLength(2)
    const [first, second] = dump.windows.toSorted((a, b) => a.openedAt - b.openedAt).map(({ id }) => id)
    const shown = dump.events.filter(({ kind }) => kind === 'tab shown').toSorted((a, b) => a.at - b.at)
    expect(shown.map(({ windowId }) => windowId).slice(-2)).toEqual([first, second])
  })

  it('into a window that was opened blank and then sent to a site', async () => {
    await startRecording(given.extension, page)
    await page.evaluate(() => {
      const blank = open('', '_blank')!
      setTimeout(() => blank.location.replace('/cart.html'), 600)
    })
    const dump = await waitForDatabase(helper, ({ pages }) =>
      pages.some(({ url, hasSnapshot }) => url.endsWith('/cart.html') && hasSnapshot),
    )
    expect(dump.windows).toHaveLength(2)
    expect(dump.sessions).toHaveLength(1)
  })

  it('on after the worker was killed right after Start', async () => {
    const popup = await given.extension.openPopup(page)
    await press(popup, 'button', 'Start recording')
    await waitForDatabase(helper, ({ sessions }) => sessions.length === 1)
    await given.extension.killWorker()
    await page.bringToFront()
    await page.click('h1')
    await helper.bringToFront()
    // Whoever asks the background for anything starts it again; so does an alarm, or the next page.
    await ask(helper, 'keepSessions', { sessionIds: [], isKept: true })
    await page.bringToFront()
    const dump = await waitForDatabase(helper, ({ pages }) => pages.some(({ hasSnapshot }) => hasSnapshot))
    expect(dump.sessions[0]).toMatchObject({ status: 'recording' })
  })

  it('a browser page in its tab, which is shown as not recordable', async () => {
    const popup = await startRecording(given.extension, page)
    await page.goto('chrome://version')
    await waitForDatabase(helper, ({ events }) => events.some(({ kind }) => kind === 'gap'))
    await page.goto(`${given.site.origin}/cart.html`)
    // A page that a stop meets before it said anything is a gap, which is another matter.
    await waitForDatabase(helper, ({ pages }) =>
      pages.some(({ url, hasSnapshot }) => url.endsWith('/cart.html') && hasSnapshot),
    )
    await stopRecording(popup)
    const gaps = (await readDatabase(helper)).events.filter(({ kind }) => kind === 'gap')
    expect(gaps.map(({ label }) => label)).toEqual(['not recordable'])
  })

  it('back out of the back/forward cache, from a whole picture', async () => {
    const popup = await startRecording(given.extension, page)
    await page.goto(`${given.site.origin}/cart.html`)
    await page.goBack()
    const isRestored = await page.evaluate(() => performance.getEntriesByType('navigation')[0]!.duration >= 0)
    await page.click('main a')
    // A page that a stop meets before it said anything is a gap, which is another matter.
    await waitForDatabase(helper, ({ pages }) =>
      pages.some(({ url, hasSnapshot }) => url.includes('/product.html') && hasSnapshot),
    )
    await stopRecording(popup)
    const dump = await readDatabase(helper)
    expect(isRestored).toBe(true)
    const cached = dump.pages.find(({ url, lastSeq }) => url.endsWith('/category.html') && lastSeq >= 0)!
    const texts = dump.chunks.filter(({ pageId }) => pageId === cached.id).map(({ text }) => text)
    const snapshots = texts.join('').match(/"type":2,/g) ?? []
    const pages = dump.pages.filter(({ url }) => url.endsWith('/category.html'))
    // Restored: one page with two pictures. Where the browser chose to load it anew: two pages with one each.
    expect(snapshots.length + pages.length).toBeGreaterThanOrEqual(3)
    expect(dump.events.filter(({ kind }) => kind === 'gap')).toEqual([])
  })

  it('through a crash of the page, which is shown as a gap', async () => {
    const popup = await startRecording(given.extension, page)
    await page.goto('chrome://crash').catch(() => undefined)
    await pause(500)
    await page.goto(`${given.site.origin}/cart.html`).catch(() => undefined)
    await waitForDatabase(helper, ({ pages }) =>
      pages.some(({ url, hasSnapshot }) => url.endsWith('/cart.html') && hasSnapshot),
    )
    await stopRecording(popup)
    const dump = await readDatabase(helper)
    const gaps = dump.events.filter(({ kind }) => kind === 'gap').map(({ label }) => label)
    expect(gaps).toContain('page crashed')
    expect(dump.sessions[0]!.gapCount).toBe(gaps.length)
  })

  it('not into what a rule excludes: pages, routes and frames', async () => {
    const { hostname } = new URL(given.site.otherOrigin)
    await ask(helper, 'saveSettings', {
      settings: {
        ...PLAIN,
        sites: [
          { pattern: '127.0.0.1/app/log*', action: 'never' },
          { pattern: hostname, action: 'never' },
        ],
      },
    })
    await page.goto(`${given.site.origin}/app/`)
    const popup = await startRecording(given.extension, page)
    await page.evaluate(() => {
      history.pushState({}, '', '/app/log')
      document.body.append(Object.assign(document.createElement('p'), { textContent: 'SECRET of the excluded route' }))
    })
    await pause(500)
    await page.evaluate(() => {
      document.body.lastElementChild!.remove()
      history.pushState({}, '', '/app/plants')
      document.body.append(Object.assign(document.createElement('p'), { textContent: 'back on an allowed route' }))
    })
    await pause(500)
    await page.goto(`${given.site.origin}/frames.html`)
    await pause(1_000)
    await stopRecording(popup)
    const dump = await readDatabase(helper)
    const all = JSON.stringify(dump)
    expect(all).not.toContain('SECRET of the excluded route')
    expect(all).toContain('back on an allowed route')
    expect(all).not.toContain('Content of cross')
    expect(dump.events.some(({ kind, label }) => kind === 'gap' && label === 'excluded by a rule')).toBe(true)
  })

  it('sites that are always recorded, without anybody pressing Start, as one session over tabs', async () => {
    await ask(helper, 'saveSettings', { settings: { ...PLAIN, sites: [{ pattern: '127.0.0.1', action: 'always' }] } })
    await waitForDatabase(helper, ({ pages }) =>
      pages.some(({ url, hasSnapshot }) => url.endsWith('/category.html') && hasSnapshot),
    )
    const other = await given.extension.browser.newPage()
    await other.goto(`${given.site.origin}/cart.html`)
    const dump = await waitForDatabase(helper, ({ pages }) =>
      pages.some(({ url, hasSnapshot }) => url.endsWith('/cart.html') && hasSnapshot),
    )
    expect(dump.sessions.map(({ mode, status }) => [mode, status])).toEqual([['always', 'recording']])
    expect(dump.windows).toHaveLength(2)
    const elsewhere = await given.extension.browser.newPage()
    await elsewhere.goto(`${given.site.otherOrigin}/cart.html`)
    await pause(500)
    expect((await readDatabase(helper)).windows).toHaveLength(2)
  })

  it('a reload of the extension: the session goes on with a gap, and one recorder in each page', async () => {
    await startRecording(given.extension, page)
    await allowReloads(given.extension)
    await helper.evaluate(() => chrome.runtime.reload()).catch(() => undefined)
    helper = await openAgain(given.extension)
    const before = await waitForDatabase(helper, ({ events }) =>
      events.some(({ label }) => label === 'extension updated'),
    )
    await page.bringToFront()
    await page.click('h1')
    const clicks = (dump: typeof before) => dump.events.filter(({ kind }) => kind === 'click').length
    const after = await waitForDatabase(helper, (dump) => clicks(dump) > clicks(before))
    expect(after.sessions).toHaveLength(1)
    expect(after.sessions[0]).toMatchObject({ status: 'recording', isRecovered: true })
    await pause(1_000)
    expect(clicks(await readDatabase(helper))).toBe(clicks(before) + 1)
  })
})

/** Outside of developer mode an unpacked extension that is reloaded stays off. */
async function allowReloads(extension: Extension): Promise<void> {
  const manager = await extension.browser.newPage()
  await manager.goto('chrome://extensions')
  await manager.evaluate(() => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true }))
  await manager.close()
}

/** The extension's pages are refused until it is back. */
async function openAgain(extension: Extension): Promise<Page> {
  for (let tries = 0; tries < 50; tries++) {
    await pause(200)
    try {
      return await extension.open('dashboard.html')
    } catch {
      // Not yet.
    }
  }
  throw new Error('the extension did not come back')
}

declare const chrome: {
  runtime: { reload(): void }
  developerPrivate: { updateProfileConfiguration(change: object): Promise<void> }
}
