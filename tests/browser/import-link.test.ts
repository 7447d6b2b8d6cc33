import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ShareWish } from '@/lib/model/share'

import { launchBrowser } from '../../scripts/launch-browser.ts'
import { T0 } from '../fixtures/rrweb-events.ts'
import { element, pageAt, text } from '../unit/lib/replay/state/page.ts'
import { PATIENCE_MS } from './support/give-files.ts'
import { fill, find, press } from './support/person.ts'
import { readDatabase } from './support/read-database.ts'
import { runAxe } from './support/run-axe.ts'
import { seedPage } from './support/seed-page.ts'
import { shareSeeded } from './support/share-seeded.ts'
import { startShareServer, type RunningServer } from './support/share-server.ts'
import { waitForPicture } from './support/use-controls.ts'
import { useExtension } from './support/use-extension.ts'

/** From a link to a session of one's own: the page behind it says how, the extension does it. */
describe('a session that comes in by a link', { timeout: 180_000 }, () => {
  // As people install it: with no access to any host.
  const sharer = useExtension()
  const given = useExtension('plain')
  let server: RunningServer
  let reader: Browser
  let popup: Page
  let dashboard: Page

  beforeAll(async () => {
    server = await startShareServer()
    reader = await launchBrowser(undefined)
    popup = await sharer.extension.open('popup.html?tabId=1')
    await seedPage(popup, 'Plants', pageAt(T0, element(60, 'h1', {}, text(61, 'Monstera is back'))))
    dashboard = await given.extension.open('dashboard.html#/sessions')
  })
  afterAll(async () => {
    await reader?.close()
    await server?.close()
  })

  const share = (changes: Partial<ShareWish> = {}) => shareSeeded(popup, server, 'Plants', changes)

  /** A page that is not in front is not drawn. */
  async function openImport(): Promise<void> {
    await dashboard.bringToFront()
    await (await find(dashboard, 'button', 'Import', PATIENCE_MS)).click()
    await find(dashboard, 'button', 'Import from link', PATIENCE_MS)
  }

  /** What the dialog says of the link, once it says something with these words. */
  async function waitForWords(words: string): Promise<void> {
    await dashboard.waitForFunction(
      (wanted) => document.querySelector('.files-given')?.textContent.includes(wanted),
      { timeout: PATIENCE_MS },
      words,
    )
  }

  it('is offered behind the link in one sentence, unless copies are forbidden', async () => {
    const href = await share()
    const page = await reader.newPage()
    await page.goto(href)
    await waitForPicture(page)
    await press(page, 'button', 'Open in my library')
    await find(page, 'button', 'Copy link')
    expect(await page.$eval('dialog[open]', (dialog) => dialog.textContent)).toContain('press Import over the list')
    const box = await find(page, 'textbox', 'Replay link')
    expect(await box.evaluate((input) => (input as HTMLInputElement).value)).toBe(href)
    expect(await runAxe(page, 'iframe')).toEqual([])
    await page.goto('about:blank')
    await page.goto(await share({ mayDownload: false }))
    await waitForPicture(page)
    await find(page, 'button', 'Report')
    expect(await page.$('aria/Open in my library[role="button"]')).toBeNull()
    await page.close()
  })

  // One after another: what one leaves the next one needs.
  it('comes in with its password, plays, is known the second time, and is refused where copies are forbidden', async () => {
    const href = await share({ password: 'correct horse' })
    await openImport()
    await fill(dashboard, 'textbox', 'Replay link', href)
    await fill(dashboard, 'textbox', 'Password of the link', 'correct mule')
    await press(dashboard, 'button', 'Import from link')
    await waitForWords('This is not the password')
    expect(await runAxe(dashboard)).toEqual([])
    await fill(dashboard, 'textbox', 'Password of the link', 'correct horse')
    await press(dashboard, 'button', 'Import from link')
    await find(dashboard, 'button', 'Done', PATIENCE_MS)
    await waitForWords('came in')
    expect((await readDatabase(dashboard)).sessions).toMatchObject([{ title: 'Plants', originId: 'Plants' }])
    await (await dashboard.waitForSelector('.files-given a'))!.click()
    await waitForPicture(dashboard)
    const shown = await dashboard.$eval(
      '.stage-screen:not(.stage-screen-hidden) iframe',
      (frame) => frame.contentDocument!.body.innerText,
    )
    expect(shown).toContain('Monstera is back')

    await dashboard.evaluate(() => (location.hash = '#/sessions'))
    await openImport()
    await fill(dashboard, 'textbox', 'Replay link', await share({ mayDownload: false }))
    await press(dashboard, 'button', 'Import from link')
    await waitForWords('does not let it be copied')
    await fill(dashboard, 'textbox', 'Replay link', await share())
    await press(dashboard, 'button', 'Import from link')
    await waitForWords('is here already')
    expect((await readDatabase(dashboard)).sessions).toHaveLength(1)
  })
})
