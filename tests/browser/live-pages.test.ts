import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { servePages } from '../pages/serve.ts'
import { APPLICATIONS } from './support/apps/list.ts'
import { waitUntilStill } from './support/apps/record-applications.ts'
import { comparePictures } from './support/compare-pictures.ts'
import { launchExtension } from './support/extension.ts'
import { startRecording, stopRecording } from './support/person.ts'
import { recordLog } from './support/record-log.ts'

/** Of maps, custom elements, layouts, drawings and media; pages whose looks depend on nothing but what was done. */
const APPS = ['leaflet', 'shoelace']
const GALLERY = ['layout', 'media', 'svg']
const MAX_USE_MS = 300_000

/** What the extension may ask a server for that the page asked for, too: what a replay shows. */
const ASSET = /\.(?:png|svg|css|woff2?|ttf)(?:\?|$)/

interface Use {
  looks: { picture: Uint8Array; boxes: string[] }[]
  ofPages: Record<string, number>
  ofExtension: Record<string, number>
  /** How often `crossOrigin` of a picture was set, also if it was taken back. */
  crossOrigins: number
}

/** The same pages, used in the same way, by somebody who is recorded and by somebody who is not. */
describe('a page that is recorded', () => {
  let plain: Map<string, Use>
  let recorded: Map<string, Use>

  beforeAll(async () => {
    plain = await usePages(false)
    recorded = await usePages(true)
  }, MAX_USE_MS)

  it.each([...APPS, ...GALLERY])(
    'looks as it does when it is not, and has everything in the same place: %s',
    (name) => {
      const before = plain.get(name)!.looks
      for (const [step, { picture, boxes }] of recorded.get(name)!.looks.entries()) {
        expect(comparePictures(before[step]!.picture, picture, []).share, `step ${step}`).toBe(0)
        // Tiles of a map stand in the order in which they came.
        expect(boxes.toSorted(), `step ${step}`).toEqual(before[step]!.boxes.toSorted())
      }
      expect(before.length).toBeGreaterThanOrEqual(4)
    },
  )

  it.each([...APPS, ...GALLERY])('asks its server for the same, as often: %s', (name) => {
    expect(recorded.get(name)!.ofPages).toEqual(plain.get(name)!.ofPages)
    expect(Object.keys(plain.get(name)!.ofPages).length).toBeGreaterThan(0)
  })

  it.each([...APPS, ...GALLERY])('is asked for by the extension for its assets only, each once: %s', (name) => {
    const { ofExtension } = recorded.get(name)!
    expect(Object.entries(ofExtension).filter(([url, count]) => count > 1 || !ASSET.test(url))).toEqual([])
    expect(plain.get(name)!.ofExtension).toEqual({})
  })

  it.each([...APPS, ...GALLERY])('gives no picture a crossOrigin: %s', (name) => {
    expect([plain.get(name)!.crossOrigins, recorded.get(name)!.crossOrigins]).toEqual([0, 0])
  })
})

async function usePages(isRecorded: boolean): Promise<Map<string, Use>> {
  const log = recordLog()
  const site = await servePages({ hear: log.hear })
  const extension = await launchExtension()
  const uses = new Map<string, Use>()
  try {
    const page = await extension.browser.newPage()
    await page.evaluateOnNewDocument(watchCrossOrigins)
    await page.goto(site.origin)
    const popup = isRecorded ? await startRecording(extension, page) : undefined
    for (const name of [...APPS, ...GALLERY]) {
      log.clear()
      const looks = await usePage(page, site.origin, name)
      const { crossOrigins } = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched)
      uses.set(name, { looks, crossOrigins, ofPages: log.ofPages(), ofExtension: log.ofExtension() })
    }
    if (popup) await stopRecording(popup)
    return uses
  } finally {
    await extension.close()
    await site.close()
  }
}

async function usePage(page: Page, origin: string, name: string): Promise<Use['looks']> {
  const steps = APPLICATIONS.find((one) => one.name === name)?.steps.map(({ drive }) => drive) ?? GALLERY_STEPS
  await page.goto(`${origin}/${GALLERY.includes(name) ? `gallery/${name}.html` : `apps/${name}/`}`)
  const looks: Use['looks'] = []
  for (const drive of steps) {
    await drive(page)
    await page.mouse.move(1, 1)
    const picture = await waitUntilStill(() => page.screenshot())
    looks.push({ picture, boxes: await page.evaluate(readBoxes) })
  }
  return looks
}

const GALLERY_STEPS = [0, 1, 2, 3].map((at) => (page: Page) => page.evaluate(takeStep, at))

function takeStep(at: number): void {
  ;(globalThis as unknown as { steps: (() => void)[] }).steps[at]!()
}

/** Where every element in sight is, those in shadow roots too. Runs inside the page. */
function readBoxes(): string[] {
  const visit = (root: ParentNode): string[] =>
    [...root.querySelectorAll('*')].flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const own = `${element.localName} ${[x, y, width, height].map((value) => value.toFixed(2)).join(' ')}`
      const isInSight = x < innerWidth && y < innerHeight && x + width > 0 && y + height > 0
      return [...(isInSight ? [own] : []), ...(element.shadowRoot ? visit(element.shadowRoot) : [])]
    })
  return visit(document)
}

interface Watched {
  crossOrigins: number
}

/** Runs in every document before its own scripts. */
function watchCrossOrigins(): void {
  const watched: Watched = { crossOrigins: 0 }
  Object.assign(globalThis, { watched })
  new MutationObserver((changes) => {
    watched.crossOrigins += changes.filter(({ target }) => target.nodeName === 'IMG').length
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['crossorigin'] })
}
