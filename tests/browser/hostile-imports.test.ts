import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { buildHostileRecording, RUN } from '../fixtures/hostile-recording.ts'
import { showInStage } from './support/compare-page.ts'
import { finishImport, giveFiles, PATIENCE_MS } from './support/give-files.ts'
import { find, press } from './support/person.ts'
import { useExtension } from './support/use-extension.ts'

/** A recording that was made to attack whoever watches it (promise 8). */
describe('hostile markup in a file', { timeout: 180_000 }, () => {
  const given = useExtension()
  const asked: string[] = []
  let server: Server

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('ran')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => server.close())

  it('runs no script, asks nobody for anything and leads nowhere', async () => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await expectActing(origin)
    const dashboard = await given.extension.open('dashboard.html#/sessions')
    await dashboard.setViewport({ width: 1600, height: 1000 })
    await dashboard.bringToFront()
    const dialogs: string[] = []
    dashboard.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    const file = { name: 'hostile.json', bytes: Buffer.from(JSON.stringify(buildHostileRecording(origin))) }
    const outcome = await giveFiles(dashboard, [file])
    expect(outcome).toContain('came in')
    expect(outcome).toContain('scripts or links that could act')
    await finishImport(dashboard)
    const link = await dashboard.waitForSelector('.session-row a[href^="#/sessions/"]', {
      visible: true,
      timeout: PATIENCE_MS,
    })
    await link!.click()
    await find(dashboard, 'slider', 'Seek', PATIENCE_MS)
    await press(dashboard, 'button', 'Play')
    for (const at of [0, 1_500, 3_500, 5_000]) await showInStage(dashboard, at)
    // All of it stands in the page that is shown.
    expect(await readShown(dashboard)).toContain('the control')
    await dashboard.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)))
    expect(await listRun(dashboard)).toEqual([])
    expect([asked, dialogs]).toEqual([[], []])
    expect(new URL(dashboard.url()).protocol).toBe('chrome-extension:')
    expect(given.extension.browser.targets().filter((target) => target.url().startsWith(origin))).toEqual([])
  })

  /** In a page that protects itself by nothing, the same markup is heard and seen: what is looked for can be found. */
  async function expectActing(origin: string): Promise<void> {
    const page = await given.extension.browser.newPage()
    page.on('dialog', (dialog) => void dialog.dismiss())
    await page.goto(`${given.site.origin}/empty.html`)
    await page.evaluate(
      (address, code) => {
        const image = document.createElement('img')
        image.setAttribute('onerror', code)
        image.src = `${address}/control`
        document.body.append(image)
      },
      origin,
      RUN,
    )
    await page.waitForFunction(() => 'pwned' in globalThis)
    expect(asked.splice(0)).toContain('/control')
    await page.close()
  }

  const readShown = (dashboard: Page) =>
    dashboard.evaluate(() =>
      [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument?.body.textContent ?? '').join(' '),
    )

  /** Documents in which a script of the recording ran: each sets the same mark. */
  async function listRun(dashboard: Page): Promise<string[]> {
    const run: string[] = []
    for (const frame of dashboard.frames()) {
      // A frame without scripts answers nothing at all.
      const mark = await Promise.race([
        frame.evaluate(() => (globalThis as unknown as { pwned?: string }).pwned).catch(() => undefined),
        new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 2_000)),
      ])
      if (mark !== undefined) run.push(`${frame.url()}: ${mark}`)
    }
    return run
  }
})
