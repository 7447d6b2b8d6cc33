import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'

import { readBadge, waitFor } from './support/extension-state.ts'
import { findSessions } from './support/find-session.ts'
import { fill, find, press, startRecording, stopRecording } from './support/person.ts'
import { waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** What the popup does after a stop and says where nothing can be recorded; the badge beside it. */
describe('the popup', () => {
  const given = useExtension()
  let page: Page
  let tabId: number

  async function openTab(path: string): Promise<void> {
    page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}${path}`)
    tabId = await given.extension.tabIdOf(page)
  }
  async function waitForSession(popup: Page, holds: (found: ReturnType<typeof findSessions>[0]) => boolean) {
    const dump = await waitForDatabase(popup, (rows) => findSessions(rows, tabId).some(holds))
    return findSessions(dump, tabId)[0]!
  }
  async function expectBadge(popup: Page, text: string): Promise<void> {
    expect(
      await waitFor(
        () => readBadge(popup, tabId),
        (badge) => badge === text,
      ),
    ).toBe(text)
  }

  it('saves a session under the name, person and study that were typed', async () => {
    await openTab('/')
    const popup = await startRecording(given.extension, page)
    await stopRecording(popup)
    await fill(popup, 'textbox', 'Title', 'Finding a fern')
    await fill(popup, 'textbox', 'Tags', 'pilot')
    await popup.keyboard.press('Enter')
    await fill(popup, 'textbox', 'Person', 'P. Larkspur')
    await fill(popup, 'textbox', 'Study', 'Spring')
    await fill(popup, 'textbox', 'Participant code', 'S-07')
    await press(popup, 'checkbox', 'Consent confirmed')
    await press(popup, 'button', 'Save session')

    const { session } = await waitForSession(popup, (found) => found.session.isNamed)
    const details = {
      title: 'Finding a fern',
      tags: ['pilot'],
      person: 'P. Larkspur',
      study: 'Spring',
      participant: 'S-07',
    }
    expect(session).toMatchObject({ ...details, hasConsent: true, status: 'stopped' })
    await find(popup, 'button', 'Start recording')
  })

  it('keeps a session whose popup was closed without a word', async () => {
    await openTab('/cart.html')
    const popup = await startRecording(given.extension, page)
    await stopRecording(popup)
    await popup.close()
    const dashboard = await given.extension.open('dashboard.html#/sessions')
    const { session } = await waitForSession(dashboard, (found) => found.session.status === 'stopped')
    expect(session).toMatchObject({ title: 'Your cart · Fernside', isNamed: false, deletedAt: null })
    await dashboard.waitForSelector(`a[href="#/sessions/${session.id}"]`, { visible: true })
  })

  it('takes a discard back by Undo', async () => {
    await openTab('/')
    const popup = await startRecording(given.extension, page)
    await stopRecording(popup)
    await press(popup, 'button', 'Discard')
    await waitForSession(popup, (found) => found.session.deletedAt !== null)
    await find(popup, 'button', 'Start recording')
    await press(popup, 'button', 'Undo')
    const { session, pages } = await waitForSession(popup, (found) => found.session.deletedAt === null)
    expect(session.status).toBe('stopped')
    expect(pages.every((row) => row.hasSnapshot)).toBe(true)
    await find(popup, 'button', 'Save session')
  })

  it('has a badge on the icon that says what happens to the tab', async () => {
    await openTab('/')
    const popup = await startRecording(given.extension, page)
    await expectBadge(popup, 'REC')
    await page.goto(`${given.site.origin}/category.html`)
    await expectBadge(popup, 'REC')
    await popup.bringToFront()
    await press(popup, 'button', 'Pause')
    await expectBadge(popup, 'II')
    await page.goto(`${given.site.origin}/cart.html`)
    await expectBadge(popup, 'II')
    await press(popup, 'button', 'Resume')
    await expectBadge(popup, 'REC')
    await stopRecording(popup)
    await expectBadge(popup, '')
    await page.reload()
    await expectBadge(popup, '')
  })

  it.each([
    ['a page of the browser', () => 'chrome://version', 'Pages of the browser hide their address'],
    [
      'a page of an extension',
      () => `chrome-extension://${given.extension.id}/popup.html`,
      'This page belongs to an extension',
    ],
  ])('says at once that %s cannot be recorded, and why', async (_, url, why) => {
    const refused = await given.extension.browser.newPage()
    await refused.goto(url())
    const popup = await given.extension.openPopup(refused)
    await find(popup, 'heading', 'This page cannot be recorded')
    expect(await popup.evaluate(() => document.body.innerText)).toContain(why)
    expect(await popup.$('aria/Start recording[role="button"]')).toBeNull()
  })
})
