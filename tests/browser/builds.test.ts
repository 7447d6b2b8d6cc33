import { readdirSync, readFileSync } from 'node:fs'

import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { servePages, type PracticeSite } from '../pages/serve.ts'
import { BUILDS, launchExtension, type Extension } from './support/extension.ts'
import { find, press, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'

describe('the two builds', () => {
  const files = listFiles(BUILDS.plain)

  it('have the same files, equal byte by byte but for the manifest', () => {
    expect(listFiles(BUILDS.granted)).toEqual(files)
    const differing = files.filter((file) => !readFileSync(`${BUILDS.plain}/${file}`).equals(readFileSync(`${BUILDS.granted}/${file}`)))
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
  let site: PracticeSite
  let extension: Extension
  let page: Page

  beforeAll(async () => {
    site = await servePages()
    extension = await launchExtension('plain')
    page = await extension.browser.newPage()
    await page.goto(site.origin)
  })
  afterAll(async () => {
    await extension?.close()
    await site?.close()
  })

  it('asks for the site at the first start, and the start completes when it is allowed', async () => {
    const popup = await extension.openPopup(page)
    await press(popup, 'radio', 'This site')
    await press(popup, 'button', 'Start recording')
    console.log(await popup.evaluate(() => document.body.innerText))
    await allowHost(extension, 'http://127.0.0.1/*')
    await popup.bringToFront()
    console.log(await popup.evaluate(() => document.body.innerText))
    await find(popup, 'button', 'Stop recording')
    await waitForDatabase(popup, (dump) => dump.pages.some((row) => row.hasSnapshot))
    await stopRecording(popup)
    const dump = await readDatabase(popup)
    console.log(dump.sessions, dump.pages, dump.events)
  })
})

/** As the person's yes to the browser's question, which no script can press. */
async function allowHost(extension: Extension, pattern: string): Promise<void> {
  const settings = await extension.browser.newPage()
  await settings.goto('chrome://extensions')
  await settings.evaluate(
    (id, host) =>
      (globalThis as unknown as { chrome: { developerPrivate: { addHostPermission(id: string, host: string): Promise<void> } } }).chrome.developerPrivate.addHostPermission(id, host),
    extension.id,
    pattern,
  )
  await settings.close()
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
