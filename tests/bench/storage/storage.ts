import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'

import { launchExtension } from '../../browser/support/extension.ts'
import { startRecording, stopRecording } from '../../browser/support/person.ts'
import { readDatabase, waitForDatabase, type Dump } from '../../browser/support/read-database.ts'
import { servePages } from '../../pages/serve.ts'
import { visitShop } from '../../pages/visit.ts'
import type { Figure } from '../figures.ts'
import { installPeers } from '../install-peers.ts'
import { makeWorkloads, WORKLOADS_PAGE } from '../overhead/overhead.ts'
import { openRecorded } from '../overhead/open-recorded.ts'
import { serveBench } from '../overhead/serve-bench.ts'
import { compareSizes } from './compare-sizes.ts'

/** Somebody reads before they go on. */
const READING_MS = 4_000
const MERGE_LIMIT_MS = 150_000

/** What a session takes at rest: of somebody buying something, and of the workloads. */
export async function benchStorage(): Promise<Figure[]> {
  installPeers()
  const use = await recordUse()
  return [
    ...compareSizes('storage.use', [use.fresh]),
    ...compareSizes('storage.use-merged', [use.merged]),
    ...compareSizes('storage.workloads', [await recordWorkloads()]),
  ]
}

async function recordUse(): Promise<{ fresh: Dump; merged: Dump }> {
  const site = await servePages()
  const extension = await launchExtension()
  try {
    const page = await extension.browser.newPage()
    await page.goto(site.origin)
    const popup = await startRecording(extension, page)
    await visitShop(page, site.origin, { onPage: (_name, shown) => read(shown) })
    await stopRecording(popup)
    const fresh = await readDatabase(popup)
    // Once the session is over its small chunks are put together.
    const merged = await waitForDatabase(
      popup,
      ({ chunks, jobs }) =>
        chunks.length < fresh.chunks.length && !jobs!.some((job) => (job as { kind: string }).kind === 'merge chunks'),
      MERGE_LIMIT_MS,
    )
    return { fresh, merged }
  } finally {
    await extension.close()
    await site.close()
  }
}

async function read(page: Page): Promise<void> {
  for (let look = 0; look < 4; look += 1) {
    await page.mouse.move(200 + look * 90, 150 + look * 60, { steps: 10 })
    await page.mouse.wheel({ deltaY: look < 2 ? 200 : -200 })
    await pause(READING_MS / 4)
  }
}

async function recordWorkloads(): Promise<Dump> {
  const site = await serveBench({ ...(await makeWorkloads()), recorders: {}, isInFrames: () => false })
  const recorded = await openRecorded('ours', site, WORKLOADS_PAGE)
  try {
    await recorded.start()
    await recorded.page.evaluate('workloads.runWorkloads()')
    await recorded.finish()
    return recorded.dump!
  } finally {
    await recorded.close()
    await site.close()
  }
}
