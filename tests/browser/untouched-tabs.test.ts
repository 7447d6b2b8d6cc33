import { statSync } from 'node:fs'

import type { CDPSession, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { launchBrowser } from '../../scripts/launch-browser.ts'
import { servePages, type PracticeSite } from '../pages/serve.ts'
import { readArmedBrowser } from './support/extension-state.ts'
import { BUILDS, launchExtension, type Extension } from './support/extension.ts'
import { startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'

/** The bound of the promise on what a tab beside the recorded one pays. */
const MAX_TINY_BYTES = 1_024
const REPORT = '/hidden-prototypes.html'

interface Prototypes {
  replaced: string[]
  hash: string
}

/** While one tab is recorded, another of the same site and one of another site are opened beside it. */
describe('tabs beside the recorded one', () => {
  let site: PracticeSite
  let extension: Extension
  let popup: Page
  let recorded: Page
  let recordedTabId: number
  const prototypes = new Map<'pristine' | 'recorded' | 'same site' | 'other site', Prototypes>()
  const scripts = new Map<'recorded' | 'same site' | 'other site', string[]>()

  beforeAll(async () => {
    site = await servePages()
    prototypes.set('pristine', await readPristine(site))
    extension = await launchExtension()
    recorded = await extension.browser.newPage()
    await recorded.goto(site.origin)
    popup = await startRecording(extension, recorded)
    recordedTabId = await extension.tabIdOf(recorded)

    for (const [name, page, url] of [
      ['recorded', recorded, site.origin],
      ['same site', await extension.browser.newPage(), site.origin],
      ['other site', await extension.browser.newPage(), site.otherOrigin],
    ] as const) {
      const own = await collectOwnScripts(page)
      await page.goto(`${url}${REPORT}`, { waitUntil: 'networkidle0' })
      if (name === 'recorded')
        await waitForDatabase(popup, (dump) => dump.pages.some((row) => row.url.endsWith(REPORT) && row.hasSnapshot))
      prototypes.set(name, await readPrototypes(page))
      scripts.set(name, own)
    }
  })
  afterAll(async () => {
    await extension?.close()
    await site?.close()
  })

  it('the recorded tab has the recorder, so that what is looked for can be found', () => {
    expect(scripts.get('recorded')).toEqual(
      expect.arrayContaining(['bootstrap.js', 'doorbell.js', 'relay.js', 'capture.js']),
    )
    expect(prototypes.get('recorded')!.replaced).toContain('Element.attachShadow')
  })

  it('a tab of the recorded site has every function as a browser without the extension has it', () => {
    expect(prototypes.get('same site')).toEqual(prototypes.get('pristine'))
    expect(prototypes.get('same site')!.replaced).toEqual([])
  })

  it('a tab of the recorded site runs bootstrap and doorbell only, together at most 1 KB', () => {
    expect(scripts.get('same site')!.toSorted()).toEqual(['bootstrap.js', 'doorbell.js'])
    const sizes = scripts.get('same site')!.map((name) => statSync(`${BUILDS.granted}/${name}`).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MAX_TINY_BYTES)
  })

  it('a tab of another site has no script of the extension', () => {
    expect(scripts.get('other site')).toEqual([])
    expect(prototypes.get('other site')).toEqual(prototypes.get('pristine'))
  })

  it('nothing is stored for them', async () => {
    const dump = await readDatabase(popup)
    expect(dump.windows.map((window) => window.tabId)).toEqual([recordedTabId])
    expect(dump.pages.filter((page) => page.url.endsWith(REPORT))).toHaveLength(1)
    expect(dump.pages.filter((page) => page.url.startsWith(site.otherOrigin))).toEqual([])
  })

  it('after the stop nothing is left, in the recorded tab neither', async () => {
    expect(await readArmedBrowser(popup)).toEqual({
      scripts: [
        { file: 'bootstrap.js', matches: [`${site.origin}/*`], world: 'MAIN' },
        { file: 'doorbell.js', matches: [`${site.origin}/*`], world: 'ISOLATED' },
      ],
      markedTabs: [recordedTabId],
    })
    await stopRecording(popup)
    expect(await readArmedBrowser(popup)).toEqual({ scripts: [], markedTabs: [] })
    expect(await reportAgain(recorded)).toEqual(prototypes.get('pristine'))

    await recorded.reload({ waitUntil: 'networkidle0' })
    expect(await readPrototypes(recorded)).toEqual(prototypes.get('pristine'))
  })
})

async function readPristine(site: PracticeSite): Promise<Prototypes> {
  const browser = await launchBrowser(undefined)
  try {
    const page = await browser.newPage()
    await page.goto(`${site.origin}${REPORT}`)
    return await readPrototypes(page)
  } finally {
    await browser.close()
  }
}

/** As a script of the page found it when it was loaded. */
function readPrototypes(page: Page): Promise<Prototypes> {
  return page.evaluate(() => {
    const { prototypeReport, prototypeHash } = window as unknown as { prototypeReport: string[]; prototypeHash: string }
    return { replaced: prototypeReport, hash: prototypeHash }
  })
}

/** As a script of the page finds it now. */
async function reportAgain(page: Page): Promise<Prototypes> {
  await page.addScriptTag({ url: '/scripts/prototype-report.js' })
  return readPrototypes(page)
}

/** Names of the extension's files parsed in this tab from now on, as its debugger sees them. */
async function collectOwnScripts(page: Page): Promise<string[]> {
  const names: string[] = []
  const session: CDPSession = await page.createCDPSession()
  session.on('Debugger.scriptParsed', ({ url }) => {
    const own = /^chrome-extension:\/\/[a-p]{32}\/(.+)$/.exec(url)
    if (own) names.push(own[1]!)
  })
  await session.send('Debugger.enable')
  return names
}
