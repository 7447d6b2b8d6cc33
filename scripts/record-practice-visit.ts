import type { Browser, Page } from 'puppeteer-core'

import { visitShop } from '../tests/pages/visit.ts'

export interface PracticeVisit {
  title: string
  counts: Record<string, string | number>
  pictures: Record<string, Uint8Array>
}

/** Records a person's visit to the practice site with the extension, as a person would, and watches it back. */
export async function recordPracticeVisit(browser: Browser, origin: string): Promise<PracticeVisit> {
  const worker = await browser.waitForTarget((target) => target.type() === 'service_worker')
  const root = `chrome-extension://${new URL(worker.url()).host}`
  const page = await browser.newPage()
  await page.goto(origin)
  const popup = await browser.newPage()
  await popup.goto(`${root}/popup.html?tabId=${await findTab(popup, root, page)}`)
  await press(popup, 'Start recording')
  await popup.waitForSelector('aria/Stop recording')
  await page.bringToFront()
  await visitShop(page, origin)
  await popup.bringToFront()
  await press(popup, 'Stop recording')
  await press(popup, 'Save session')

  const dashboard = await browser.newPage()
  await dashboard.goto(`${root}/dashboard.html#/sessions`)
  const link = await dashboard.waitForSelector('a[href^="#/sessions/"]', { visible: true })
  const title = await link!.evaluate((element) => element.textContent ?? '')
  const list = await dashboard.screenshot()
  await link!.click()
  await press(dashboard, 'Play')
  await dashboard.waitForSelector('aria/Pause', { visible: true })
  await new Promise((resolve) => setTimeout(resolve, WATCHED_MS))
  await press(dashboard, 'Pause')
  const replay = await dashboard.screenshot()
  return { title, counts: await countStored(dashboard), pictures: { dashboard: list, replay } }
}

const WATCHED_MS = 2_500

async function press(page: Page, name: string): Promise<void> {
  const button = await page.waitForSelector(`aria/${name}[role="button"]`, { visible: true })
  await button!.click()
}

/** The id of the tab that shows this page, asked for from a page of the extension. */
async function findTab(helper: Page, root: string, page: Page): Promise<number> {
  await helper.goto(`${root}/dashboard.html`)
  const id = await helper.evaluate(async (url) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: { query(filter: object): Promise<{ id: number; url?: string }[]> } } }).chrome
    return (await tabs.query({})).find((tab) => tab.url?.startsWith(url))?.id
  }, page.url())
  if (id === undefined) throw new Error(`no tab shows ${page.url()}`)
  return id
}

/** What is in the database now, counted. */
async function countStored(dashboard: Page): Promise<Record<string, string | number>> {
  const tables = await dashboard.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('afterimage')
      request.onsuccess = () => resolve(request.result)
    })
    const readAll = (name: string) =>
      new Promise<Record<string, unknown>[]>((resolve) => {
        const request = database.transaction(name).objectStore(name).getAll()
        request.onsuccess = () => resolve(request.result)
      })
    const unpack = (body: Blob) => new Response(body.stream().pipeThrough(new DecompressionStream('gzip'))).text()
    const [sessions, events, chunks] = await Promise.all(['sessions', 'events', 'chunks'].map(readAll))
    const texts = await Promise.all(chunks!.map((chunk) => unpack(new Blob([chunk['body'] as Uint8Array<ArrayBuffer>]))))
    return { session: sessions![0]!, events: events!.length, texts }
  })
  const { session } = tables
  const masked = new Set(tables.texts.flatMap((text, chunk) => [...text.matchAll(/"id":(\d+)[^{}]*"text":"\*{6}"|"text":"\*{6}"[^{}]*"id":(\d+)/g)].map((match) => `${chunk}:${match[1] ?? match[2]}`)))
  return {
    pages: Number(session['pageCount']),
    events: tables.events,
    'bytes stored': Number(session['bytes']),
    'bytes before packing': Number(session['rawBytes']),
    'masked fields typed in': masked.size,
  }
}
