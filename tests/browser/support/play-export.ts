import type { eventWithTime } from '@rrweb/types'
import type { Browser } from 'puppeteer-core'

import { readLook, type LivePage } from './compare-page.ts'
import { openLab } from './replay-lab.ts'

/** What code in the lab sees. */
declare const findReplayer: () => new (
  events: eventWithTime[],
  config: object,
) => { pause(at: number): void; iframe: HTMLIFrameElement }

type Look = Awaited<ReturnType<typeof readLook>>

/** Plays events in rrweb's own Replayer, in a page with nothing of ours, and reads what it shows at each moment. */
export async function playExport(
  browser: Browser,
  events: eventWithTime[],
  moments: readonly LivePage[],
): Promise<Look[]> {
  const lab = await openLab(browser, {})
  await lab.setViewport({ width: 1280, height: 800 })
  await lab.evaluate((given) => void Object.assign(globalThis, { given }), events)
  const looks: Look[] = []
  for (const { at } of moments) {
    await lab.evaluate(async (moment) => {
      const { given } = globalThis as unknown as { given: eventWithTime[] }
      document.body.replaceChildren()
      const Replayer = findReplayer()
      const replayer = new Replayer(structuredClone(given), { root: document.body, mouseTail: false, loadTimeout: 0 })
      replayer.pause(moment - given[0]!.timestamp + 1)
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }, at)
    looks.push(await readLook(lab, "document.querySelector('iframe').contentDocument"))
  }
  await lab.close()
  return looks
}
