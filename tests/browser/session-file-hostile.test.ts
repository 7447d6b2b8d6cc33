import { setTimeout as pause } from 'node:timers/promises'

import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { launchBrowser } from '../../scripts/launch-browser.ts'
import { listHostile, listHostileSvg } from '../fixtures/hostile-markup.ts'
import { T0 } from '../fixtures/rrweb-events.ts'
import { CONTROL, SECRETS, visitShop } from '../pages/visit.ts'
import { element, pageAt, text } from '../unit/lib/replay/state/page.ts'
import { exportSession } from './support/export-session.ts'
import { listenForAnything, type Trap } from './support/listen-for-anything.ts'
import { find, startRecording, stopRecording } from './support/person.ts'
import { playToEnd } from './support/play-in-page.ts'
import { formsOf, readDatabase } from './support/read-database.ts'
import { readSessionFile } from './support/read-session-file.ts'
import { seedPage } from './support/seed-page.ts'
import { waitForPicture } from './support/use-controls.ts'
import { useExtension } from './support/use-extension.ts'
import { watchRequests } from './support/watch-requests.ts'

/** What was recorded is hostile, and a session in one file has a network. */
describe('a session in one file', { timeout: 120_000 }, () => {
  const given = useExtension()
  let browser: Browser
  let trap: Trap
  beforeAll(async () => {
    trap = await listenForAnything()
    browser = await launchBrowser(undefined)
  })
  afterAll(async () => {
    await browser?.close()
    await trap?.close()
  })

  async function openFile(extensionPage: Page, sessionId: string) {
    const { html, url } = await exportSession(extensionPage, sessionId)
    const file = await browser.newPage()
    const requests = watchRequests(file)
    const dialogs: string[] = []
    file.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await file.goto(url)
    await find(file, 'slider', 'Seek')
    await waitForPicture(file)
    return { html, file, url, requests, dialogs }
  }

  it('runs nothing of a hostile page, goes nowhere and connects to nobody', async () => {
    const evil = trap.origin
    const popup = await given.extension.open('popup.html?tabId=1')
    const asset = { url: `${evil}/asset.svg`, type: 'image/svg+xml', text: listHostileSvg(evil) }
    const title = element(60, 'h1', {}, text(61, 'Still here </script><script>globalThis.ran = true</script>'))
    await seedPage(popup, 'Hostile', pageAt(T0, ...listHostile(evil), title), [asset])
    const { file, url, requests, dialogs } = await openFile(popup, 'Hostile')
    await playToEnd(file)
    await pause(1_000)
    const shown = await file.$eval('.stage-screen:not(.stage-screen-hidden) iframe', (frame) => ({
      text: frame.contentDocument!.body.innerText,
      sandbox: frame.getAttribute('sandbox'),
      ran: 'ran' in frame.contentWindow!,
    }))
    expect(shown.text).toContain('Still here </script><script>')
    expect(shown).toMatchObject({ sandbox: 'allow-same-origin', ran: false })
    expect(await file.evaluate(() => 'ran' in globalThis)).toBe(false)
    expect(file.url()).toBe(url)
    expect(trap.readHits()).toEqual([])
    // To its server nothing came, whatever the browser says that it refused to ask there.
    expect(requests.list().filter((one) => !one.startsWith(evil))).toEqual([url])
    expect(dialogs).toEqual([])
    // The trap works.
    await fetch(`${evil}/control`)
    expect(trap.readHits()).toEqual(['GET /control HTTP/1.1'])
    await file.close()
  })

  it('holds nothing that was typed, and what was shown is found by the same search', async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/`)
    const popup = await startRecording(given.extension, page)
    await visitShop(page, given.site.origin)
    await stopRecording(popup)
    const session = (await readDatabase(popup)).sessions.find(({ id }) => id !== 'Hostile')!
    const { html, file } = await openFile(popup, session.id)
    const everything = [html, ...readSessionFile(html).map((part) => part.text)].join('\n')
    const has = (words: string) => formsOf(words).some((form) => everything.includes(form))
    expect(has(CONTROL)).toBe(true)
    expect(Object.values(SECRETS).filter(has)).toEqual([])
    await file.close()
  })
})
