import { isDeepStrictEqual } from 'node:util'

import type { Page } from 'puppeteer-core'

import { DEFAULT_RULES } from '../../../../lib/model/rules.ts'

import { ask } from '../ask.ts'
import { putPointerAway, readLook, readSettledPage, type LivePage } from '../compare-page.ts'
import type { Extension } from '../extension.ts'
import { startRecording, stopRecording } from '../person.ts'
import { readDatabase } from '../read-database.ts'
import type { Application } from './application.ts'
import { waitForDrawn } from './wait-for-drawn.ts'

export interface Moment {
  application: Application
  step: number
  live: LivePage
}

/** A page that is still moving after so many looks never stands still. */
const MAX_LOOKS = 60

/**
 * One recording of a person who uses each of these applications, and what they looked like after each step that is
 * compared. At the light level, so that what is typed is compared as well.
 */
export async function recordApplications(
  extension: Extension,
  origin: string,
  applications: readonly Application[],
  isCompared: (step: number) => boolean = () => true,
): Promise<{ moments: Moment[]; startedAt: number; popup: Page }> {
  const page = await extension.browser.newPage()
  await page.goto(origin)
  const settings = await extension.open('dashboard.html#/settings')
  await ask(settings, 'saveRules', { rules: { ...DEFAULT_RULES, level: 'light' } })
  await settings.close()
  const popup = await startRecording(extension, page)
  const moments: Moment[] = []
  for (const application of applications) {
    await page.goto(`${origin}/apps/${application.name}/`)
    for (const [step, { drive, keepsPointer }] of application.steps.entries()) {
      await drive(page)
      if (!isCompared(step)) continue
      if (!keepsPointer) await putPointerAway(page)
      await waitUntilStill(() => page.screenshot())
      if (application.canvases) await waitForDrawn(page, popup)
      moments.push({ application, step, live: await readAtRest(page) })
    }
  }
  await stopRecording(popup)
  const startedAt = (await readDatabase(popup)).sessions[0]!.startedAt
  return { moments, startedAt, popup }
}

/** What changes in the dark changes no picture: the same tree and scroll place before and after. */
async function readAtRest(page: Page): Promise<LivePage> {
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const live = await readSettledPage(page)
    const { tree, scroll } = await readLook(page, 'document')
    if (isDeepStrictEqual([tree, scroll], [live.tree, live.scroll])) return live
  }
  throw new Error('the page changes all the time')
}

/** Until two pictures in a row are the same: nothing moves any more. */
export async function waitUntilStill(take: () => Promise<Uint8Array>): Promise<Uint8Array> {
  let before = await take()
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const picture = await take()
    if (Buffer.compare(before, picture) === 0) return picture
    before = picture
  }
  throw new Error('the page never stands still')
}
