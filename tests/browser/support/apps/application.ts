import type { Page } from 'puppeteer-core'

/** What one does with an application up to a moment that is compared. */
export interface Step {
  name: string
  drive(page: Page): Promise<unknown>
  /** What the pointer is over is part of the picture: it stays there. */
  keepsPointer?: true
}

/** An application that nobody here wrote, served on loopback from its npm package. */
export interface Application {
  /** Of its folder in tests/pages/site/apps. */
  name: string
  kind: string
  /** Whose installed version is told. */
  package: string
  /** What is drawn and not told by the DOM has another picture, which loses a little. */
  canvases?: number
  steps: readonly [Step, Step, Step, Step, Step]
}

export type Point = readonly [x: number, y: number]

export async function clickWhenThere(page: Page, selector: string, count = 1): Promise<void> {
  const element = await page.waitForSelector(selector, { visible: true })
  await element!.click({ count })
}

/** Presses the pointer on one point, and lets it go on another. */
export async function drag(page: Page, from: Point, to: Point, steps = 12): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps })
  await page.mouse.up()
}

export async function dragElement(page: Page, selector: string, [right, down]: Point): Promise<void> {
  const from = await middleOf(page, selector)
  await drag(page, from, [from[0] + right, from[1] + down])
}

export async function middleOf(page: Page, selector: string): Promise<Point> {
  const element = await page.waitForSelector(selector, { visible: true })
  const { x, y, width, height } = (await element!.boundingBox())!
  return [x + width / 2, y + height / 2]
}

/** Turns the wheel over a point. */
export async function wheel(page: Page, at: Point, deltaY: number): Promise<void> {
  await page.mouse.move(...at)
  await page.mouse.wheel({ deltaY })
}

export async function scrollBy(page: Page, deltaY: number): Promise<void> {
  const before = await page.evaluate(() => scrollY)
  await page.mouse.wheel({ deltaY })
  await page.waitForFunction((was) => scrollY > was, {}, before)
}

/** Holds a key down while another one is pressed. */
export async function pressWith(
  page: Page,
  held: 'Control' | 'Shift',
  key: 'a' | 'f' | 'z' | 'Space' | 'Home' | 'End',
) {
  await page.keyboard.down(held)
  await page.keyboard.press(key)
  await page.keyboard.up(held)
}
