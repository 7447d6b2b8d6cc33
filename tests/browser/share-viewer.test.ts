import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ShareWish } from '@/lib/model/share'
import { randomBytes } from '@/lib/share/bytes'
import { readLink, writeLink } from '@/lib/share/link'

import { launchBrowser } from '../../scripts/launch-browser.ts'
import { listHostile, listHostileSvg } from '../fixtures/hostile-markup.ts'
import { T0 } from '../fixtures/rrweb-events.ts'
import { element, pageAt, text } from '../unit/lib/replay/state/page.ts'
import { download } from './support/download.ts'
import { listenForAnything, type Trap } from './support/listen-for-anything.ts'
import { fill, find, press } from './support/person.ts'
import { playToEnd } from './support/play-in-page.ts'
import { readSessionFile } from './support/read-session-file.ts'
import { runAxe } from './support/run-axe.ts'
import { seedPage } from './support/seed-page.ts'
import { shareSeeded } from './support/share-seeded.ts'
import { startShareServer, type RunningServer } from './support/share-server.ts'
import { waitForPicture } from './support/use-controls.ts'
import { useExtension } from './support/use-extension.ts'
import { watchRequests } from './support/watch-requests.ts'

/** What was recorded is hostile, and so may be whoever has a link. */
describe('the page behind a replay link', { timeout: 120_000 }, () => {
  const given = useExtension()
  let server: RunningServer
  let reader: Browser
  let trap: Trap
  let popup: Page

  beforeAll(async () => {
    trap = await listenForAnything()
    server = await startShareServer()
    reader = await launchBrowser(undefined)
    popup = await given.extension.open('popup.html?tabId=1')
    const asset = { url: `${trap.origin}/asset.svg`, type: 'image/svg+xml', text: listHostileSvg(trap.origin) }
    const title = element(60, 'h1', {}, text(61, 'Still here'))
    await seedPage(popup, 'Hostile', pageAt(T0, ...listHostile(trap.origin), title), [asset])
  })
  afterAll(async () => {
    await reader?.close()
    await server?.close()
    await trap?.close()
  })

  const share = (changes: Partial<ShareWish> = {}) => shareSeeded(popup, server, 'Hostile', changes)

  it('runs nothing of a hostile page, goes nowhere and connects to nobody', async () => {
    const href = await share()
    const page = await reader.newPage()
    const requests = watchRequests(page)
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await page.goto(href)
    await waitForPicture(page)
    await playToEnd(page)
    await pause(1_000)
    const shown = await page.$eval('.stage-screen:not(.stage-screen-hidden) iframe', (frame) => ({
      text: frame.contentDocument!.body.innerText,
      sandbox: frame.getAttribute('sandbox'),
      ran: 'ran' in frame.contentWindow!,
    }))
    expect(shown.text).toContain('Still here')
    expect(shown).toMatchObject({ sandbox: 'allow-same-origin', ran: false })
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
    expect(page.url()).toBe(href)
    expect(trap.readHits()).toEqual([])
    const others = requests.list().filter((one) => !one.startsWith(server.origin) && !one.startsWith(trap.origin))
    expect(others).toEqual([])
    expect(dialogs).toEqual([])
    expect(await runAxe(page, 'iframe')).toEqual([])
    await page.close()
  })

  it('asks for the password, tells a wrong one, and gives nothing without it', async () => {
    const href = await share({ password: 'correct horse' })
    const page = await reader.newPage()
    await page.goto(href)
    await fill(page, 'textbox', 'Password', 'correct mule')
    await press(page, 'button', 'Open')
    await page.waitForSelector('.field-problem')
    expect(await page.$('iframe')).toBeNull()
    expect(await runAxe(page)).toEqual([])
    await fill(page, 'textbox', 'Password', 'correct horse')
    await press(page, 'button', 'Open')
    await waitForPicture(page)
    await page.close()
  })

  it('opens as often as it may be, and a reload is no second time', async () => {
    const href = await share({ views: 1 })
    const first = await reader.newPage()
    await first.goto(href)
    await waitForPicture(first)
    await first.reload()
    await waitForPicture(first)
    const second = await reader.newPage()
    await second.goto(href)
    await second.waitForSelector('h1')
    expect(await second.$eval('h1', (one) => one.textContent)).toBe('This link was opened as often as it may be')
    await Promise.all([first.close(), second.close()])
  })

  it('gives a copy as one file, unless that was forbidden', async () => {
    const page = await reader.newPage()
    await page.goto(await share())
    await waitForPicture(page)
    const { name, bytes } = await download(reader, () => press(page, 'button', 'Download'))
    expect(name).toBe('Hostile.html')
    const parts = readSessionFile(bytes.toString())
    expect(parts.map(({ text: written }) => written).join('\n')).toContain('Still here')
    await page.goto('about:blank')
    await page.goto(await share({ mayDownload: false }))
    await waitForPicture(page)
    await find(page, 'button', 'Report')
    expect(await page.$('aria/Download[role="button"]')).toBeNull()
    await page.close()
  })

  it('shows nothing of what was changed in the store, and nothing for another key', async () => {
    const href = await share()
    const page = await reader.newPage()
    const read = await readLink(href)
    if (!read.ok) throw new Error(read.reason)
    const readHeading = async (address: string) => {
      await page.goto('about:blank')
      await page.goto(address)
      await page.waitForSelector('h1')
      return page.$eval('h1', (one) => one.textContent)
    }
    const other = await writeLink({ ...read.link, secret: randomBytes(16) })
    expect(await readHeading(other)).toBe('This link does not open anything here')
    const part = join(server.folder, `objects/shares/${read.link.shareId}/parts/00001`)
    const bytes = await readFile(part)
    bytes[bytes.length >> 1]! ^= 1
    await writeFile(part, bytes)
    expect(await readHeading(href)).toBe('What the server has was cut or changed')
    expect(await page.$('iframe')).toBeNull()
    await writeFile(part, bytes.subarray(0, -100))
    expect(await readHeading(href)).toBe('What the server has was cut or changed')
    await page.close()
  })

  it('says that the server cannot be reached, and opens when it is there again', async () => {
    const href = await share()
    const page = await reader.newPage()
    await page.goto(href)
    await waitForPicture(page)
    await page.evaluate(() => sessionStorage.clear())
    await page.setRequestInterception(true)
    let isCut = true
    page.on(
      'request',
      (request) => void (isCut && request.url().includes('/api/') ? request.abort() : request.continue()),
    )
    await page.reload()
    const retry = await find(page, 'button', 'Try again')
    expect(await page.$eval('h1', (one) => one.textContent)).toBe('The server cannot be reached')
    isCut = false
    await retry.click()
    await waitForPicture(page)
    await page.close()
  })
})
