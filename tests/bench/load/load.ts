import { setTimeout as pause } from 'node:timers/promises'

import type { Browser, Page } from 'puppeteer-core'

import { launchBrowser } from '../../../scripts/launch-browser.ts'
import { launchExtension } from '../../browser/support/extension.ts'
import { startRecording } from '../../browser/support/person.ts'
import { servePages } from '../../pages/serve.ts'
import { figure, type Figure } from '../figures.ts'
import { chooseEngine } from '../overhead/choose-engine.ts'
import { countRuns, runInterleaved } from '../rounds.ts'
import { medianInterval, signTest } from '../statistics.ts'
import { readLoad, type LoadTimes } from './read-load.ts'

const PAIRS = 30
/** An application that draws itself while it loads. */
const PATH = '/apps/swagger/'
/** Its last long tasks are over. */
const SETTLE_MS = 500

const NAMES = ['without', 'not-recorded', 'recorded'] as const
type Name = (typeof NAMES)[number]

/** What a page's load is like with the extension there and the tab not recorded, and recorded, beside no extension. */
export async function benchLoad(): Promise<Figure[]> {
  const site = await servePages()
  const browsers: Browser[] = []
  try {
    const plain = await launchBrowser(undefined)
    const [idle, recording] = [await launchExtension(), await launchExtension()]
    browsers.push(plain, idle.browser, recording.browser)
    const pages: Record<Name, Page> = {
      without: await plain.newPage(),
      'not-recorded': await idle.browser.newPage(),
      recorded: await recording.browser.newPage(),
    }
    const url = `${site.origin}${PATH}`
    for (const page of Object.values(pages)) await page.goto(url, { waitUntil: 'load' })
    const setup = await recording.open('popup.html')
    await chooseEngine(setup)
    await setup.close()
    const popup = await startRecording(recording, pages.recorded)
    await popup.close()
    await pages.recorded.bringToFront()
    const load = async (name: Name): Promise<LoadTimes> => {
      await pages[name].goto(url, { waitUntil: 'networkidle0' })
      await pause(SETTLE_MS)
      return pages[name].evaluate(readLoad)
    }
    for (const name of NAMES) await load(name)
    const times = await runInterleaved(NAMES, countRuns(PAIRS), load)
    return [
      ...(await Promise.all(NAMES.map((name) => countBytes(name, pages[name], url)))),
      ...compare('load.not-recorded', times['not-recorded'], times.without),
      ...compare('load.recorded', times.recorded, times.without),
      figure(
        'load.without.lcp-ms',
        'ms',
        times.without.map(({ lcpMs }) => lcpMs),
      ),
      figure(
        'load.without.tbt-ms',
        'ms',
        times.without.map(({ tbtMs }) => tbtMs),
      ),
    ]
  } finally {
    for (const browser of browsers) await browser.close()
    await site.close()
  }
}

/**
 * By pairs of the same round: how much more, the bounds that hold of it in 95 of 100 cases, and how likely so uneven a
 * split of the signs is where there is no difference.
 */
function compare(name: string, own: readonly LoadTimes[], plain: readonly LoadTimes[]): Figure[] {
  return (['lcp', 'tbt'] as const).flatMap((what) => {
    const key = `${what}Ms` as const
    const added = own.map((times, pair) => times[key] - plain[pair]![key])
    const [low, high] = medianInterval(added)
    return [
      figure(`${name}.${what}-added-ms`, 'ms', added),
      { ...figure(`${name}.${what}-added-interval`, 'ms', added), spread: [round(low), round(high)] },
      figure(`${name}.${what}-sign-p`, '', [signTest(added)]),
    ] satisfies Figure[]
  })
}

/** Of scripts of the extension in the page, both worlds; asked in a load of its own, for a debugger slows a page. */
async function countBytes(name: Name, page: Page, url: string): Promise<Figure> {
  let bytes = 0
  const session = await page.createCDPSession()
  session.on('Debugger.scriptParsed', (script) => {
    if (script.url.startsWith('chrome-extension://')) bytes += script.length ?? 0
  })
  await session.send('Debugger.enable')
  // It was told of those of the page before as well.
  bytes = 0
  await page.goto(url, { waitUntil: 'networkidle0' })
  await pause(SETTLE_MS)
  await session.detach()
  return figure(`load.${name}.bytes-injected`, 'B', [bytes])
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
