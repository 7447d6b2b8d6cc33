import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { DEFAULT_SETTINGS } from '@/lib/model/settings'

import { ask } from './support/ask.ts'
import { readStage, showInStage } from './support/compare-page.ts'
import { find, openNewestSession, press } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** The rolling memory of a site, as a person meets it: nothing in the list until "Save what just happened". */
describe('a site whose last minutes are kept', () => {
  const given = useExtension()
  let helper: Page
  let page: Page

  beforeAll(async () => {
    helper = await given.extension.open('dashboard.html#/sessions')
    const sites = [{ pattern: '127.0.0.1', action: 'rolling' as const }]
    await ask(helper, 'saveSettings', { settings: { ...DEFAULT_SETTINGS, sites, rollingMinutes: 2 } })
    page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/numbers.html`)
    await page.click('#press')
  })

  it('is saved from the popup, as a session that replays', async () => {
    await waitForDatabase(helper, ({ events }) => events.some(({ kind }) => kind === 'click'))
    expect(await helper.$$('a[href^="#/sessions/"]')).toHaveLength(0)
    const shown = await page.$eval('#press', (button) => button.textContent)
    const popup = await given.extension.openPopup(page)
    await press(popup, 'button', 'Save what just happened')
    await find(popup, 'button', 'Save session')
    const saved = (await readDatabase(helper)).sessions.find(({ mode }) => mode === 'manual')!
    expect(saved).toMatchObject({ status: 'stopped', endReason: 'saved from memory' })
    const dashboard = await openNewestSession(given.extension)
    await showInStage(dashboard, 1e12)
    const { tree } = await readStage(dashboard)
    expect(JSON.stringify(tree)).toContain(shown)
  })

  it('goes on after it was saved', async () => {
    const before = (await readDatabase(helper)).chunks.length
    await page.bringToFront()
    await page.click('#press')
    await pause(500)
    const after = await waitForDatabase(helper, ({ chunks }) => chunks.length > before)
    expect(after.sessions.find(({ mode }) => mode === 'rolling')).toMatchObject({ status: 'recording' })
  })
})
