import { PNG } from 'pngjs'
import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'

interface Place {
  id: string
  x: number
  y: number
  size: [width: number, height: number]
}

/**
 * Where elements of a kind are in the replay, those in the shadow root of `#host` too: a point near the upper edge of
 * each, in px of the dashboard, and their size in the page.
 */
function readPlaces(page: Page, selector: string): Promise<Place[]> {
  return page.evaluate((wanted) => {
    const frame = document.querySelector<HTMLIFrameElement>('.stage-screen:not(.stage-screen-hidden) iframe')!
    const outer = frame.getBoundingClientRect()
    const scale = outer.width / frame.offsetWidth
    const inside = frame.contentDocument!
    const shadow = inside.querySelector('#host')?.shadowRoot?.querySelectorAll(wanted) ?? []
    const framed = inside.querySelector('iframe')?.contentDocument?.querySelectorAll(wanted) ?? []
    return [...inside.querySelectorAll(wanted), ...shadow, ...framed].map((element) => {
      const around =
        element.ownerDocument === inside ? undefined : inside.querySelector('iframe')!.getBoundingClientRect()
      const box = element.getBoundingClientRect()
      const { width, height } = box
      const [left, top] = [box.left + (around?.left ?? 0), box.top + (around?.top ?? 0)]
      return {
        id: element.id || 'shadow',
        x: Math.round(outer.left + (left + width / 2) * scale),
        y: Math.round(outer.top + (top + 12) * scale),
        size: [width, height] as [number, number],
      }
    })
  }, selector)
}

/** What is shown there: red, green and blue, by id. */
export async function readColours(page: Page, selector: string): Promise<Record<string, readonly number[]>> {
  const picture = PNG.sync.read(Buffer.from(await page.screenshot()))
  const colours = (await readPlaces(page, selector)).map(({ id, x, y }) => {
    const at = (y * picture.width + x) * 4
    return [id, [...picture.data.subarray(at, at + 3)]] as const
  })
  return Object.fromEntries(colours)
}

export async function readSizes(page: Page, selector: string): Promise<Record<string, [number, number]>> {
  return Object.fromEntries((await readPlaces(page, selector)).map(({ id, size }) => [id, size]))
}

/** The same colour, but for what packing a picture does to it. */
export function expectNear(found: readonly number[] | undefined, wanted: readonly number[], name: string): void {
  expect(found, name).toBeDefined()
  for (const [place, value] of wanted.entries())
    expect(Math.abs((found ?? [])[place]! - value), `${name}: ${String(found)}`).toBeLessThan(12)
}
