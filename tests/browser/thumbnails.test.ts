import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { eventWithTime } from '@rrweb/types'
import type { Page } from 'puppeteer-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { DEFAULT_RULES } from '@/lib/model/rules'
import { followUntil } from '@/lib/replay/state/state-at'
import { writePage } from '@/lib/thumbnails/write-page'

import { CONTROL, PREFILLED, SECRETS, visitShop } from '../pages/visit.ts'
import { listHostile, listHostileSvg } from '../fixtures/hostile-markup.ts'
import { element, page as buildPage, text } from '../unit/lib/replay/state/page.ts'
import { ask } from './support/ask.ts'
import { startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase, type Dump } from './support/read-database.ts'
import { readThumbnails } from './support/read-thumbnails.ts'
import { seedPage } from './support/seed-page.ts'
import { useExtensionForEach } from './support/use-extension.ts'

const LATE = 1e15

/** Every page of the dump as it would be drawn, at its end and wherever it had a whole snapshot. */
function drawAll({ pages, chunks }: Dump): string {
  return pages
    .flatMap(({ id, url }) => {
      const own = chunks.filter((chunk) => chunk.pageId === id).flatMap((chunk) => JSON.parse(chunk.text) as unknown[])
      const events = (own as eventWithTime[]).toSorted((a, b) => a.timestamp - b.timestamp)
      const moments = [LATE, ...events.map(({ timestamp }) => timestamp).filter((_, index) => index % 10 === 0)]
      return moments.map((at) => writePage(followUntil(events, at), url, () => undefined)?.svg ?? '')
    })
    .join('\n')
}

describe('the picture in a row', { timeout: 120_000 }, () => {
  const given = useExtensionForEach()

  async function record(path: string, use = async (_page: Page) => {}): Promise<Dump> {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}${path}`)
    const popup = await startRecording(given.extension, page)
    await use(page)
    await new Promise((resolve) => setTimeout(resolve, 400))
    await stopRecording(popup)
    const dump = await readDatabase(popup)
    await Promise.all([page.close(), popup.close()])
    return dump
  }
  const openList = () => given.extension.open('dashboard.html#/sessions')

  it('shows what was recorded, is kept small, and is drawn once', async () => {
    await record('/', async (page) => void (await visitShop(page, given.site.origin)))
    await record('/signals.html')
    const list = await openList()
    const seen = await readThumbnails(list, 2)
    for (const picture of seen) {
      expect(picture).toMatchObject({ width: 320, height: 200 })
      expect(picture.variedCount, picture.title).toBeGreaterThan(1_000)
    }
    expect(seen[0]!.pixels).not.toBe(seen[1]!.pixels)
    // Merging changes sizes as well: it is over first.
    const { thumbnails, sessions } = await waitForDatabase(list, ({ jobs }) =>
      (jobs as { kind: string }[]).every(({ kind }) => kind !== 'merge chunks'),
    )
    expect(thumbnails).toHaveLength(2)
    for (const { body } of thumbnails as { body: string }[]) expect(body.length).toBeLessThan(16_000)
    await list.reload()
    await readThumbnails(list, 2)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    expect((await readDatabase(list))['thumbnails']).toEqual(thumbnails)
    // A picture counts in nothing.
    expect((await readDatabase(list)).sessions).toEqual(sessions)
  })

  it('holds nothing that was typed or filled in', async () => {
    const drawn = drawAll(await record('/', async (page) => void (await visitShop(page, given.site.origin))))
    expect(drawn).toContain(CONTROL)
    for (const [name, secret] of Object.entries({ ...SECRETS, ...PREFILLED })) expect(drawn, name).not.toContain(secret)
  })

  it('of a strict session holds no text of the page, and is a picture all the same', async () => {
    const dashboard = await given.extension.open('dashboard.html')
    await ask(dashboard, 'saveRules', { rules: { ...DEFAULT_RULES, level: 'strict' } })
    const dump = await record('/')
    const drawn = drawAll(dump)
    expect(drawn).toContain('<foreignObject')
    expect(drawn).not.toContain(CONTROL)
    const words = drawn.replaceAll(/<style[^>]*>[^<]*<\/style>|<[^>]*>/g, ' ')
    expect(words).not.toMatch(/\p{L}/u)
    expect(words).toContain('*')
    expect((await readThumbnails(await openList(), 1))[0]!.variedCount).toBeGreaterThan(500)
  })

  describe('of a hostile page', () => {
    let server: Server
    let evil: string
    const hits: string[] = []

    beforeEach(async () => {
      hits.length = 0
      server = createServer((request, response) => {
        hits.push(request.url ?? '')
        response.setHeader('access-control-allow-origin', '*').end('')
      })
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
      evil = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    })
    afterEach(() => void server.close())

    it('asks for nothing, runs nothing, and is drawn', async () => {
      const popup = await given.extension.open('popup.html?tabId=1')
      const asset = { url: `${evil}/asset.svg`, type: 'image/svg+xml', text: listHostileSvg(evil) }
      await seedPage(popup, 'Hostile', buildPage(...listHostile(evil)), [asset])
      const list = await given.extension.browser.newPage()
      const asked: string[] = []
      list.on('request', (request) => void asked.push(request.url()))
      const told: string[] = []
      list.on('console', (line) => void told.push(line.text()))
      await list.goto(`chrome-extension://${given.extension.id}/dashboard.html#/sessions`)
      const [picture] = await readThumbnails(list, 1)
      expect(picture!.variedCount).toBeGreaterThan(1_000)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      expect(asked.filter((url) => !/^(chrome-extension|data|blob):/.test(url))).toEqual([])
      expect(hits).toEqual([])
      // What the policy of the page refuses it says on the console: nothing even had to be refused.
      expect(told).toEqual([])
      expect(await list.evaluate(() => 'ran' in globalThis || location.hash !== '#/sessions')).toBe(false)
    })
  })

  it('of a page that is too large is left out, and the next one is drawn', async () => {
    const popup = await given.extension.open('popup.html?tabId=1')
    const many = Array.from({ length: 150_000 }, (_, index) => element(10 + index, 'i'))
    const body = element(5, 'main')
    body.childNodes = many
    await seedPage(popup, 'Huge', buildPage(body))
    await seedPage(popup, 'Small', buildPage(element(5, 'h1', { style: 'background: green' }, text(6, 'Small'))))
    const list = await openList()
    expect((await readThumbnails(list, 1)).map(({ title }) => title)).toEqual(['Small'])
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    expect(await list.$$eval('li .row-thumbnail-none', (places) => places.length)).toBe(1)
  })
})
