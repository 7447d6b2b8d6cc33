import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'

import { launchBrowser } from '../../../scripts/launch-browser.ts'
import { launchExtension, type Extension } from '../../browser/support/extension.ts'
import { startRecording, stopRecording } from '../../browser/support/person.ts'
import { readDatabase, type Dump } from '../../browser/support/read-database.ts'
import { chooseEngine } from './choose-engine.ts'
import type { RecorderName } from './recorders.ts'
import type { BenchSite } from './serve-bench.ts'

export interface RecordedPage {
  page: Page
  /** Begins to record, and waits until it does. */
  start(): Promise<void>
  /** Ends the recording. Answers with the bytes it captured, on disk or sent to the collector; throws where it was too few. */
  finish(): Promise<number>
  close(): Promise<void>
  /** Ours alone: what was stored, once it is finished. */
  dump: Dump | undefined
  extension: Extension | undefined
}

/** A page that is busy for minutes answers late. */
const PATIENT = { protocolTimeout: 900_000 }
/** What starting costs is over by then. */
const SETTLE_MS = 800
/** What was flushed is on its way. */
const QUIET_MS = 300

/** Whoever captured less has sent a greeting, not a page. */
const LEAST_BYTES = 10_000

/** A page in a fresh browser of its own, recorded by one of the recorders, or by none. */
export async function openRecorded(recorder: RecorderName, site: BenchSite, path: string): Promise<RecordedPage> {
  const recorded = await (recorder === 'ours' ? openOurs(site, path) : openPeer(recorder, site, path))
  const { finish } = recorded
  recorded.finish = async () => {
    const bytes = await finish()
    if (recorder !== 'none' && bytes < LEAST_BYTES) throw new Error(`${recorder} captured ${bytes} bytes`)
    return bytes
  }
  return recorded
}

async function openPeer(recorder: RecorderName, site: BenchSite, path: string): Promise<RecordedPage> {
  const browser = await launchBrowser(undefined, PATIENT)
  const page = await browser.newPage()
  // The tab the browser began with is of no use, and stays behind.
  await page.goto(`${site.origin}/with/${recorder}${path}`, { waitUntil: 'load' })
  return {
    page,
    dump: undefined,
    extension: undefined,
    async start() {
      site.takeCaptured()
      if (recorder !== 'none') await page.evaluate((origin) => benchRecorder.start(origin), site.origin)
      await pause(SETTLE_MS)
    },
    async finish() {
      if (recorder === 'none') return 0
      await page.evaluate(() => benchRecorder.flush())
      let bytes = site.takeCaptured()
      for (let more = -1; more !== 0; bytes += more) {
        await pause(QUIET_MS)
        more = site.takeCaptured()
      }
      return bytes
    },
    close: () => browser.close(),
  }
}

async function openOurs(site: BenchSite, path: string): Promise<RecordedPage> {
  const extension = await launchExtension('granted', PATIENT)
  const page = await extension.browser.newPage()
  const setup = await extension.open('popup.html')
  await chooseEngine(setup)
  await setup.close()
  await page.goto(`${site.origin}/with/none${path}`, { waitUntil: 'load' })
  const recorded: RecordedPage = {
    page,
    dump: undefined,
    extension,
    async start() {
      const popup = await startRecording(extension, page)
      // A popup is gone once the page is clicked.
      await popup.close()
      await page.bringToFront()
      await pause(SETTLE_MS)
    },
    async finish() {
      const popup = await extension.openPopup(page)
      await stopRecording(popup)
      recorded.dump = await readDatabase(popup)
      return recorded.dump.chunks.reduce((sum, { packedBytes }) => sum + packedBytes, 0)
    },
    close: () => extension.close(),
  }
  return recorded
}
