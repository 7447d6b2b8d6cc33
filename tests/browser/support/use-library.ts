import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll } from 'vitest'

import { servePages, type PracticeSite } from '../../pages/serve.ts'
import { waitFor } from './extension-state.ts'
import { launchExtension, type Extension } from './extension.ts'
import { fill, press, startRecording, stopRecording } from './person.ts'
import { readDatabase, waitForDatabase } from './read-database.ts'
import { seedLibrary } from './seed-library.ts'

export const GENERATED_SESSIONS = 10_000
/** Far more than a person waits for, far less than a search that reads rows would take. */
const SOON_MS = 15_000

/** A dashboard on two sessions that were recorded here, of a buyer and of a reader, among ten thousand others. */
export function useLibrary() {
  let extension: Extension
  let site: PracticeSite
  let list: Page
  const ids: Record<string, string> = {}

  beforeAll(async () => {
    site = await servePages()
    extension = await launchExtension()
    ids['buyer'] = await record('/numbers.html', async (page) => {
      await page.evaluate(() => {
        const say = (detail: object) => dispatchEvent(new CustomEvent('afterimage', { detail }))
        say({ person: 'zoe-42', properties: { plan: 'gold', seats: 7 } })
        say({ name: 'Plant Bought', properties: { price: 129, plant: 'Monstera' } })
        console.error('the greenhouse is on fire')
        return fetch('/status/500?greenhouse')
      })
    })
    ids['reader'] = await record('/category.html', async (page) => {
      await page.evaluate(() => {
        const say = (detail: object) => dispatchEvent(new CustomEvent('afterimage', { detail }))
        say({ person: 'yan-7', properties: { plan: 'silver' } })
        say({ name: 'Plant Seen', properties: { plant: 'Hoya' } })
      })
    })
    // Afterwards: what is recorded is asked of the whole database.
    const popup = await extension.open('popup.html')
    await seedLibrary(popup, { sessionCount: GENERATED_SESSIONS, eventCount: 8, hasEvents: false })
    await popup.close()
    list = await extension.open('dashboard.html#/sessions')
    await list.setViewport({ width: 1440, height: 900 })
  })
  afterAll(async () => {
    await extension?.close()
    await site?.close()
  })

  async function record(path: string, act: (page: Page) => Promise<unknown>): Promise<string> {
    const page = await extension.browser.newPage()
    await page.goto(`${site.origin}/empty.html`)
    const popup = await startRecording(extension, page)
    await page.goto(site.origin + path)
    await waitForDatabase(popup, ({ pages }) => pages.some((row) => row.hasSnapshot && row.url.includes(path)))
    await act(page)
    await waitForDatabase(popup, ({ events, sessions }) => {
      const newest = sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0]!
      return events.some((event) => event.sessionId === newest.id && event.kind === 'custom')
    })
    await stopRecording(popup)
    const { sessions } = await readDatabase(popup)
    await page.close()
    await popup.close()
    return sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0]!.id
  }

  async function openScreen(hash: string): Promise<void> {
    await list.bringToFront()
    await list.goto(`chrome-extension://${extension.id}/dashboard.html${hash}`)
    await list.reload()
  }
  async function openList(search = ''): Promise<void> {
    await openScreen(`#/sessions${search}`)
    await list.waitForSelector('.sessions-totals, .empty-state', { visible: true })
  }
  /** What the header says and the ids of the first rows, once they are what is wanted. */
  const waitForCount = async (isWanted: (count: number) => boolean) => {
    const read = () =>
      list.evaluate(() => {
        const [, count = ''] =
          /^([\d,.]+) session/.exec(document.querySelector('.sessions-totals')?.textContent ?? '') ?? []
        return Number(count.replaceAll(/\D/g, '') || Number.NaN)
      })
    return waitFor(read, isWanted, SOON_MS)
  }
  const readIds = () =>
    list.$$eval('.session-row a.session-cells', (links) =>
      links.map((link) => link.getAttribute('href')!.replace('#/sessions/', '')),
    )
  const waitForIds = (wanted: string[]) =>
    waitFor(readIds, (found) => JSON.stringify(found) === JSON.stringify(wanted), SOON_MS)
  const addFilter = async (name: string) => {
    await press(list, 'button', 'Add filter')
    await fill(list, 'textbox', 'Find a filter', name)
    await list.keyboard.press('Enter')
  }
  const choose = async (label: string, value: string) => {
    await list.waitForFunction(
      (name, wanted) =>
        [...(document.querySelector<HTMLSelectElement>(`select[aria-label="${name}"]`)?.options ?? [])].some(
          (option) => option.value === wanted,
        ),
      {},
      label,
      value,
    )
    await list.select(`select[aria-label="${label}"]`, value)
  }
  /** By the key, which takes back the latest of several. */
  const undo = async () => {
    await list.keyboard.down('Control')
    await list.keyboard.press('z')
    await list.keyboard.up('Control')
  }
  const readQuery = async (name: string) => {
    const { hash } = new URL(list.url())
    return new URLSearchParams(hash.slice(hash.indexOf('?') + 1)).get(name)
  }
  return {
    /** The page of the dashboard. */
    list: () => list,
    /** Of the two sessions: `buyer` and `reader`. */
    idOf: (name: 'buyer' | 'reader') => ids[name]!,
    openList,
    openScreen,
    waitForCount,
    waitForIds,
    addFilter,
    choose,
    undo,
    readQuery,
  }
}
