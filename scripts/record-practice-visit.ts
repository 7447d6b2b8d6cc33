import { setTimeout as wait } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'

import type { Extension } from '../tests/browser/support/extension.ts'
import {
  fill,
  find,
  openNewestSession,
  press,
  seek,
  startRecording,
  stopRecording,
} from '../tests/browser/support/person.ts'
import { readDatabase, type Dump } from '../tests/browser/support/read-database.ts'
import { visitShop } from '../tests/pages/visit.ts'
import { countMaskedFields } from './count-masked-fields.ts'

/** How much of the session is played before the picture of the replay is taken. */
const WATCHED_MS = 2_000
const TRAIL_FADES_MS = 600

const TITLE = 'Buying a monstera'

export interface PracticeVisit {
  title: string
  counts: Record<string, string | number>
  pictures: Record<'dashboard' | 'replay', Uint8Array>
}

/** Records a person's visit to the practice site with the extension, as a person would, and watches it back. */
export async function recordPracticeVisit(extension: Extension, origin: string): Promise<PracticeVisit> {
  const page = await extension.browser.newPage()
  await page.goto(origin)
  const popup = await startRecording(extension, page)
  await visitShop(page, origin)
  await stopRecording(popup)
  await fill(popup, 'textbox', 'Title', TITLE)
  await fill(popup, 'textbox', 'Person', 'Practice visitor')
  await press(popup, 'button', 'Save session')
  await find(popup, 'button', 'Start recording')

  const dump = await readDatabase(popup)
  const player = await openNewestSession(extension)
  await watch(player)
  await seek(player, findFilledForm(dump))
  const replay = await takePicture(player)
  await press(player, 'link', 'Back to sessions')
  const list = await takePicture(player)
  return { title: TITLE, counts: countStored(dump), pictures: { dashboard: list, replay } }
}

async function watch(player: Page): Promise<void> {
  await press(player, 'button', 'Play')
  const slider = await find(player, 'slider', 'Seek')
  await player.waitForFunction((input, ms) => (input as HTMLInputElement).valueAsNumber > ms, {}, slider, WATCHED_MS)
  await press(player, 'button', 'Pause')
}

/** The moment with the most to see, in ms since the start: the longest form is filled in and everything in it masked. */
function findFilledForm({ sessions, events }: Dump): number {
  const inputs = events.filter((event) => event.kind === 'input')
  const byPage = [...Map.groupBy(inputs, (event) => event.pageId).values()]
  const longest = byPage.toSorted((a, b) => b.length - a.length)[0] ?? []
  return (longest.at(-1)?.at ?? sessions[0]!.endedAt) - sessions[0]!.startedAt
}

/** Once what was asked for is drawn and the trail of the pointer, which outlives a seek, has faded. */
async function takePicture(page: Page): Promise<Uint8Array> {
  await wait(TRAIL_FADES_MS)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  return page.screenshot()
}

function countStored({ sessions, events, chunks }: Dump): PracticeVisit['counts'] {
  const { pageCount, bytes, rawBytes } = sessions[0]!
  return {
    pages: pageCount,
    events: events.length,
    'bytes stored': bytes.toLocaleString('en'),
    'bytes before packing': rawBytes.toLocaleString('en'),
    'masked fields': countMaskedFields(chunks),
  }
}
