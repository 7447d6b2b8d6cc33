import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { VIEWER_POLICY } from '@/server/viewer-page'

import { launchBrowser } from '../../scripts/launch-browser.ts'
import { ask } from './support/ask.ts'
import { fill, find, press, startRecording, stopRecording } from './support/person.ts'
import { formsOf, readDatabase, waitForDatabase } from './support/read-database.ts'
import { recordRequests } from './support/record-requests.ts'
import { startShareServer, type RunningServer } from './support/share-server.ts'
import { waitForPicture } from './support/use-controls.ts'
import { useExtension } from './support/use-extension.ts'

const CANARY = 'canary-in-the-console-8812'
/** Stands on the page and is taken out before it is shared. */
const REDACTED = 'Monstera'

/** A support agent gives engineering a link; engineering has no extension. */
describe('a replay link', { timeout: 120_000 }, () => {
  const given = useExtension()
  let server: RunningServer
  let reader: Browser
  const sent: string[] = []
  let dashboard: Page
  let link: string
  let key: string
  let momentMs: number

  beforeAll(async () => {
    server = await startShareServer()
    reader = await launchBrowser(undefined)
    const sessionId = await recordVisit()
    dashboard = await given.extension.open(`dashboard.html#/sessions/${sessionId}?t=${momentMs / 1_000}`)
    await waitForPicture(dashboard)
    await ask(dashboard, 'addEdit', { sessionId, wish: { kind: 'text', text: REDACTED } })
    await find(dashboard, 'button', 'Make permanent…')

    await press(dashboard, 'button', 'Share')
    await fill(dashboard, 'textbox', 'Endpoint', server.origin)
    await fill(dashboard, 'textbox', 'Upload secret', server.uploadSecret)
    const expires = await dashboard.waitForSelector('aria/Expires')
    await expires!.select('1 day')
    await press(dashboard, 'checkbox', 'Open at this moment, ' + (await readMomentLabel()))
    await press(dashboard, 'button', 'Create link')
    const box = await find(dashboard, 'textbox', 'Replay link')
    link = await box.evaluate((input) => (input as HTMLInputElement).value)
    key = link.split('#')[1]!.split('&')[0]!
  })
  afterAll(async () => {
    await reader?.close()
    await server?.close()
  })

  async function recordVisit(): Promise<string> {
    const { extension, site } = given
    const page = await extension.browser.newPage()
    await page.goto(`${site.origin}/`)
    const popup = await startRecording(extension, page)
    await page.evaluate((text) => console.warn(text), CANARY)
    await page.goto(`${site.origin}/product.html?id=monstera`)
    await page.evaluate(() => fetch('/status/500'))
    await page.click('h1')
    const { sessions } = await waitForDatabase(popup, ({ events }) => events.some(({ kind }) => kind === 'click'))
    const { id, startedAt } = sessions[0]!
    const { noteId } = await ask(popup, 'markMoment', { sessionId: id, at: Date.now(), text: 'the price jumped' })
    await stopRecording(popup)
    const { notes } = await readDatabase(popup)
    momentMs = Math.round((notes.find((note) => note.id === noteId)!.at - startedAt) / 100) * 100
    await Promise.all([popup.close(), page.close()])
    return id
  }

  const readMomentLabel = () =>
    dashboard.$eval('.share-form', (form) => /Open at this moment, (.*)/.exec((form as HTMLElement).innerText)![1]!)
  const read = async (href: string) => {
    const page = await reader.newPage()
    await recordRequests(page, sent)
    await page.goto(href)
    return page
  }
  const expectHeading = async (href: string, text: string) => {
    const page = await read(href)
    await page.waitForSelector('h1')
    expect(await page.$eval('h1', (heading) => heading.textContent)).toBe(text)
    await page.close()
  }

  it('opens in a browser without the extension, at the moment, with console, network and note', async () => {
    const page = await read(link)
    await waitForPicture(page)
    expect(await page.$eval('input[aria-label="Seek"]', (slider) => Number(slider.value))).toBe(momentMs)
    const frame = await (await page.$('.stage-screen:not(.stage-screen-hidden) iframe'))!.contentFrame()
    const text = await frame.$eval('body', (body) => (body as HTMLElement).innerText)
    expect(text).toContain('***')
    expect(text).not.toMatch(/monstera/i)
    const shows = async (tab: string, wanted: string) => {
      await (await page.waitForSelector(`[role="tab"]::-p-text(${tab})`))!.click()
      await page.waitForFunction((words) => document.body.innerText.replaceAll(/\s+/g, ' ').includes(words), {}, wanted)
    }
    await shows('Console', CANARY)
    await shows('Network', 'GET fetch')
    await shows('Notes', 'the price jumped')
    expect(await page.cookies()).toEqual([])
    await page.close()
  })

  it('is answered with a policy under which nothing runs or is asked for', async () => {
    const { headers } = await fetch(link)
    expect(headers.get('Content-Security-Policy')).toBe(VIEWER_POLICY)
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('X-Robots-Tag')).toContain('noindex')
    expect(headers.get('Set-Cookie')).toBeNull()
    expect(await (await fetch(link)).text()).not.toMatch(/<script(?![^>]*\ssrc=)/)
  })

  it('says what is wrong with it, each in its own words', async () => {
    await expectHeading(link.slice(0, -12), 'This link was mistyped or cut')
    await expectHeading(link.split('#')[0]!, 'The key is missing from this link')
    const flipped = link.replace(key, (key.startsWith('B') ? 'C' : 'B') + key.slice(1))
    await expectHeading(flipped, 'This link was mistyped or cut')
  })

  it('leaves nothing readable with the server, and no key in any request', async () => {
    await waitForPicture(await read(link))
    expect(sent.some((one) => one.includes('/parts/1'))).toBe(true)
    const stored = [...(await server.readStore())].map(([path, bytes]) => path + bytes.toString('latin1'))
    const kept = [...stored, server.log()].join('\n')
    const title = (await readDatabase(dashboard)).sessions[0]!.title
    const keys = [key, key.slice(3, 25)]
    const words = [CANARY, REDACTED, 'the price jumped', given.site.origin, title, ...keys]
    // What a recording would fetch is refused before it is sent, and told all the same.
    const asked = sent.filter((one) => !one.includes(given.site.origin)).join('\n')
    const find = (secrets: string[], where: string) => secrets.flatMap(formsOf).filter((form) => where.includes(form))
    expect(find(words, kept)).toEqual([])
    expect(find(words, asked)).toEqual([])
    expect(find(keys, sent.join('\n'))).toEqual([])
  })

  it('once revoked says so, and is gone from the store', async () => {
    await press(dashboard, 'button', 'Make another link')
    await press(dashboard, 'button', 'Create link')
    const box = await find(dashboard, 'textbox', 'Replay link')
    const other = await box.evaluate((input) => (input as HTMLInputElement).value)
    await waitForPicture(await read(other))
    const id = /\/s\/([\w-]+)/.exec(other)![1]!
    const readKeys = async () => [...(await server.readStore()).keys()].filter((path) => path.includes(`shares/${id}`))
    expect(await readKeys()).toContain(`objects/shares/${id}/parts/00000`)
    await press(dashboard, 'button', 'Revoke')
    await dashboard.waitForFunction(() => document.querySelector('dialog output')?.textContent?.includes('Revoked'))
    expect(await readKeys()).toEqual([])
    await expectHeading(other, 'This link was revoked')
  })
})
