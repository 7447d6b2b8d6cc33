import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startPlainEndpoint, type PlainEndpoint } from '../fixtures/plain-endpoint.ts'
import { allowHost } from './support/allow-host.ts'
import { fill, find, press, stopRecording } from './support/person.ts'
import { waitForDatabase } from './support/read-database.ts'
import { readExport } from './support/read-export.ts'
import { runAxe } from './support/run-axe.ts'
import { useExtension } from './support/use-extension.ts'

/** A team's own endpoint takes the file as it is, on the build that people install: it may ask no host of itself. */
describe('an export that is sent', { timeout: 120_000 }, () => {
  const given = useExtension('plain')
  const endpoints: PlainEndpoint[] = []
  let dashboard: Page

  beforeAll(async () => {
    await allowHost(given.extension, '127.0.0.1')
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/product.html?id=monstera`)
    const popup = await given.extension.pressIcon(page)
    await press(popup, 'radio', 'This site')
    await press(popup, 'button', 'Start recording')
    await find(popup, 'button', 'Stop recording')
    dashboard = await given.extension.open('dashboard.html#/sessions')
    await waitForDatabase(dashboard, ({ chunks }) => chunks.length > 0)
    const again = await given.extension.openPopup(page)
    await stopRecording(again)
    await dashboard.bringToFront()
    await dashboard.waitForSelector('.session-row a', { visible: true })
  })
  afterAll(() => Promise.all(endpoints.map((endpoint) => endpoint.close())))

  async function open(given: Parameters<typeof startPlainEndpoint>[0] = {}): Promise<PlainEndpoint> {
    const endpoint = await startPlainEndpoint(given)
    endpoints.push(endpoint)
    return endpoint
  }

  async function chooseEndpoint(address: string): Promise<void> {
    await press(dashboard, 'button', 'Export')
    await dashboard.waitForFunction(() => document.querySelector('.files-contents')?.textContent.includes('Masked at'))
    await press(dashboard, 'button', 'Send to an endpoint')
    await fill(dashboard, 'textbox', 'Address', address)
  }

  const waitUntilSent = () =>
    dashboard.waitForFunction(
      () => document.querySelector('dialog[open]') === null && document.body.innerText.includes('took it.'),
    )

  async function expectArchive({ received: [got] }: PlainEndpoint): Promise<void> {
    const name = decodeURIComponent(got!.headers['content-disposition']!.split("''")[1]!)
    expect(name).toMatch(/\.afterimage$/)
    const parts = await readExport({ name, bytes: got!.bytes })
    expect(parts.map((part) => part.name)).toContain('manifest.json')
    expect(parts.some(({ text }) => /monstera/i.test(text))).toBe(true)
  }

  it('comes to an endpoint that allows it with its token, and nothing else of the browser', async () => {
    const endpoint = await open()
    await chooseEndpoint(`${endpoint.origin}/in?team=7`)
    await fill(dashboard, 'textbox', 'Bearer token (optional)', 'let-me-in')
    await press(dashboard, 'button', 'Send file')
    await waitUntilSent()
    expect(endpoint.received.map(({ method, url }) => `${method} ${url}`)).toEqual(['PUT /in?team=7'])
    const { headers } = endpoint.received[0]!
    expect(headers).toMatchObject({ authorization: 'Bearer let-me-in', 'content-type': 'application/zip' })
    expect([headers.cookie, headers.referer]).toEqual([undefined, undefined])
    await expectArchive(endpoint)
  })

  it('is told when it is refused, and can be tried again', async () => {
    const endpoint = await open({ answer: (_request, response) => response.writeHead(403).end() })
    await chooseEndpoint(endpoint.origin)
    await press(dashboard, 'button', 'Send file')
    const alert = await dashboard.waitForSelector('dialog .callout-error')
    expect(await alert!.evaluate((callout) => callout.textContent)).toContain('the token is wrong or missing')
    await find(dashboard, 'button', 'Send file')
    expect(await runAxe(dashboard)).toEqual([])
    await press(dashboard, 'button', 'Cancel')
  })

  it('comes to one that allows no extension once access to its host is given', async () => {
    const endpoint = await open({ hasCors: false })
    const { host, hostname } = new URL(endpoint.origin)
    await chooseEndpoint(endpoint.origin)
    await press(dashboard, 'button', 'Send file')
    await find(dashboard, 'button', `Allow access to ${host} and send`)
    expect(endpoint.received).toEqual([])
    await allowHost(given.extension, hostname)
    await dashboard.bringToFront()
    await press(dashboard, 'button', `Allow access to ${host} and send`)
    await waitUntilSent()
    await expectArchive(endpoint)
  })
})
