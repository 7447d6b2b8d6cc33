import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { AssetUse } from '@/lib/model/asset'

import { servePages, type PracticeSite } from '../pages/serve.ts'
import { expectReplayed, readLivePage } from './support/compare-page.ts'
import { readArmedBrowser } from './support/extension-state.ts'
import { launchExtension, type Extension } from './support/extension.ts'
import { openNewestSession, startRecording } from './support/person.ts'
import { readDatabase, waitForDatabase, type Dump } from './support/read-database.ts'

/** What was recorded when everything ended without a word is there at the next start. */
describe('a browser that ends while it records', () => {
  let site: PracticeSite
  let profile: string
  let extension: Extension

  beforeAll(async () => {
    site = await servePages()
  })
  beforeEach(async () => {
    profile = mkdtempSync(join(tmpdir(), 'afterimage-profile-'))
    extension = await launchExtension('granted', { userDataDir: profile })
  })
  afterEach(async () => {
    await extension.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })
  afterAll(() => site?.close())

  it.each([
    // What the browser still gets to say when it is closed is a race: the end may be written by it or be found later.
    ['closed', () => extension.close(), {}],
    ['killed', kill, { isRecovered: true }],
  ])('has the session after it was %s, and replays it', async (name, end, found) => {
    const page = await extension.browser.newPage()
    await page.goto(site.origin)
    const popup = await startRecording(extension, page)
    await page.goto(`${site.origin}/category.html`)
    const live = await readLivePage(page)
    const before = await waitForDatabase(
      popup,
      (dump) => dump.pages.filter((row) => row.hasSnapshot).length === 2 && hasAssets(dump),
    )
    await end(extension)

    extension = await launchExtension('granted', { userDataDir: profile })
    const dashboard = await openNewestSession(extension)
    const after = await readDatabase(dashboard)
    expect(after.sessions).toHaveLength(1)
    expect(after.sessions[0]).toMatchObject({
      status: 'stopped',
      endReason: 'browser closed',
      deletedAt: null,
      ...found,
    })
    expect(after.pages.map((row) => row.url)).toEqual(before.pages.map((row) => row.url))
    expect(after.chunks.map((chunk) => chunk.text)).toEqual(
      expect.arrayContaining(before.chunks.map((chunk) => chunk.text)),
    )
    expect(await readArmedBrowser(dashboard)).toEqual({ scripts: [], markedTabs: [] })
    await expectReplayed(dashboard, live, after.sessions[0]!.startedAt, `recovered-${name}`)
  })

  it('marks it as recovered in the list', async () => {
    const page = await extension.browser.newPage()
    await page.goto(site.origin)
    const popup = await startRecording(extension, page)
    await waitForDatabase(popup, (dump) => dump.pages.some((row) => row.hasSnapshot))
    await kill(extension)
    extension = await launchExtension('granted', { userDataDir: profile })
    const dashboard = await extension.open('dashboard.html#/sessions')
    const link = await dashboard.waitForSelector('a[href^="#/sessions/"]', { visible: true })
    expect(await link!.evaluate((element) => (element as HTMLElement).innerText)).toContain('Recovered')
  })
})

/** As a power cut would: nothing more is written. */
async function kill({ browser }: Extension): Promise<void> {
  const process = browser.process()!
  const ended = new Promise((resolve) => process.once('exit', resolve))
  process.kill('SIGKILL')
  await ended
}

/** All pictures are there, those of the last page among them. */
function hasAssets(dump: Dump): boolean {
  const uses = (dump['assetUses'] ?? []) as AssetUse[]
  return uses.some((use) => use.url.endsWith('/olive-tree.svg')) && uses.every((use) => use.hash !== null)
}
