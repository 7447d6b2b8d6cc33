import { readdirSync, readFileSync } from 'node:fs'

import type { Page } from 'puppeteer-core'
import type { browser as browserApi } from 'wxt/browser'
import { describe, expect, it } from 'vitest'

import { allowHost } from './support/allow-host.ts'
import { BUILDS } from './support/extension.ts'
import { find, press, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** What code that runs inside a page of the extension or of the browser sees. */
declare const chrome: typeof browserApi

describe('the two builds', () => {
  const files = listFiles(BUILDS.plain)

  it('have the same files, equal byte by byte but for the manifest', () => {
    expect(listFiles(BUILDS.granted)).toEqual(files)
    const differing = files.filter(
      (file) => !readFileSync(`${BUILDS.plain}/${file}`).equals(readFileSync(`${BUILDS.granted}/${file}`)),
    )
    expect(differing).toEqual(['manifest.json'])
  })

  it('have manifests that differ in when hosts are asked for alone', () => {
    const { optional_host_permissions: optional, ...plain } = readManifest(BUILDS.plain)
    const { host_permissions: granted, ...other } = readManifest(BUILDS.granted)
    expect(plain).toEqual(other)
    expect(optional).toEqual(granted)
    expect(plain).not.toHaveProperty('host_permissions')
  })
})

/** The build people install, which may look into no site until it is allowed to. */
describe('the build without hosts', () => {
  const given = useExtension('plain')

  async function openTab(url: string): Promise<Page> {
    const page = await given.extension.browser.newPage()
    await page.goto(url)
    return page
  }

  it('sees nothing of a tab whose icon was not pressed', async () => {
    const page = await openTab(given.site.otherOrigin)
    const popup = await given.extension.openPopup(page)
    await find(popup, 'heading', 'This page cannot be recorded')
    expect(await popup.$('aria/Start recording[role="button"]')).toBeNull()
  })

  it('asks for the site at the first start, and records it once that is allowed', async () => {
    const page = await openTab(given.site.origin)
    await allowHost(given.extension, '127.0.0.1')
    const popup = await given.extension.pressIcon(page)
    await press(popup, 'radio', 'This site')
    await press(popup, 'button', 'Start recording')
    await find(popup, 'button', 'Stop recording')

    const asked = await given.extension.open('dashboard.html')
    expect(await readAllowedHosts(asked)).toEqual(['http://127.0.0.1/*', 'https://127.0.0.1/*'])
    await page.bringToFront()
    await page.goto(`${given.site.origin}/category.html`)
    await waitForDatabase(asked, (dump) => dump.pages.filter((row) => row.hasSnapshot).length === 2)
    const ownPopup = await given.extension.openPopup(page)
    await stopRecording(ownPopup)
    const dump = await readDatabase(ownPopup)
    expect(dump.sessions.map(({ status, pageCount, gapCount }) => [status, pageCount, gapCount])).toEqual([
      ['stopped', 2, 0],
    ])
  })
})

async function readAllowedHosts(extensionPage: Page): Promise<string[]> {
  const { origins = [] } = await extensionPage.evaluate(() => chrome.permissions.getAll())
  return origins.toSorted()
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1))
    .toSorted()
}

function readManifest(folder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as Record<string, unknown>
}
