import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { startRecording } from './support/person.ts'
import { useExtension } from './support/use-extension.ts'

const LOADS = 20
/** The bootstrap takes its hook away after 2 s when nobody claims it. */
const UNCLAIMED_MS = 2_500

/** What the page's first inline script found, as it left it on `window`. */
interface FirstLook {
  isNative: boolean
  isServedByWorker: boolean
}

const always = (look: FirstLook): FirstLook[] => Array.from({ length: LOADS }, () => look)

/** Two tabs of one site: one is recorded, one is not. */
describe('the first inline script of a page', () => {
  const given = useExtension()
  let recorded: Page
  let unrecorded: Page

  beforeAll(async () => {
    unrecorded = await given.extension.browser.newPage()
    await unrecorded.goto(`${given.site.origin}/sw/`)
    await unrecorded.waitForFunction(() => 'workerReady' in window)
    recorded = await given.extension.browser.newPage()
    await recorded.goto(given.site.origin)
    await startRecording(given.extension, recorded)
  })

  it(`finds the recorder in place in ${LOADS} loads of ${LOADS} in the recorded tab`, async () => {
    expect(await loadOften(recorded, `${given.site.origin}/first-script.html`)).toEqual(
      always({ isNative: false, isServedByWorker: false }),
    )
  })

  it(`finds it in ${LOADS} loads of ${LOADS} on a page that a service worker answers`, async () => {
    expect(await loadOften(recorded, `${given.site.origin}/sw/page.html`)).toEqual(
      always({ isNative: false, isServedByWorker: true }),
    )
  })

  it(`finds the browser’s own functions in ${LOADS} loads of ${LOADS} in a tab that is not recorded`, async () => {
    expect(await loadOften(unrecorded, `${given.site.origin}/first-script.html`)).toEqual(
      always({ isNative: true, isServedByWorker: false }),
    )
  })

  it('a page of a service worker in a tab that is not recorded is as it was a moment later', async () => {
    const [look] = await loadOften(unrecorded, `${given.site.origin}/sw/page.html`, 1)
    expect(look).toEqual({ isNative: false, isServedByWorker: true })
    // Set later, this timer also runs later than the bootstrap's own, however slow the machine is.
    const isUndone = await unrecorded.evaluate(async (afterMs) => {
      await new Promise((resolve) => setTimeout(resolve, afterMs - performance.now()))
      const isNative = Element.prototype.attachShadow.toString().includes('[native code]')
      return isNative && !(Symbol.for('afterimage') in globalThis)
    }, UNCLAIMED_MS)
    expect(isUndone).toBe(true)
  })
})

async function loadOften(page: Page, url: string, times = LOADS): Promise<FirstLook[]> {
  await page.bringToFront()
  const looks: FirstLook[] = []
  for (let load = 0; load < times; load += 1) {
    await page.goto(url)
    looks.push(
      await page.evaluate(() => {
        const { firstScript, servedByWorker = false } = window as unknown as {
          firstScript: { attachShadowNative: boolean }
          servedByWorker?: boolean
        }
        return { isNative: firstScript.attachShadowNative, isServedByWorker: servedByWorker }
      }),
    )
  }
  return looks
}
