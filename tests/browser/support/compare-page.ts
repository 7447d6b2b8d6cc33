import { mkdirSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'

import { comparePictures, type Box } from './compare-pictures.ts'
import { normaliseDom, sampleStyles, STYLE_SAMPLE, type NormalNode } from './normalise-dom.ts'
import { seek } from './person.ts'

/** Pictures that differ are written here to be looked at. */
const PICTURES = fileURLToPath(new URL('../../../.output/differences/', import.meta.url))
const MASKED_AREAS = 'input,textarea,select,[contenteditable]'

/** The recorder looks at the pointer at most every 50 ms, and hands on what it saw every 500 ms. */
const POINTER_SEEN_MS = 100
const POINTER_SETTLES_MS = 600

/** Bounds of the promise that a replay looks like the page did. */
const MAX_DIFFERING_SHARE = 0.01
const MAX_DIFFERING_TILE = 0.2

export interface PageLook {
  tree: NormalNode
  styles: string[]
  scroll: [left: number, top: number]
}

export interface LivePage extends PageLook {
  at: number
  picture: Uint8Array
  maskedBoxes: Box[]
}

/** The live page as it is now: tree, styles, picture, and where it shows what the recording masks. */
export async function readLivePage(page: Page): Promise<LivePage> {
  await putPointerAway(page)
  return readSettledPage(page)
}

/** A pointer that rests somewhere when a page appears is known to no script until it moves: it is put where nothing is. */
export async function putPointerAway(page: Page): Promise<void> {
  await page.mouse.move(2, 2)
  await wait(POINTER_SEEN_MS)
  await page.mouse.move(1, 1)
}

/** The same with the pointer where it is. */
export async function readSettledPage(page: Page): Promise<LivePage> {
  await wait(POINTER_SETTLES_MS)
  const look = await readLook(page, 'document')
  const maskedBoxes = await page.evaluate(findMaskedBoxes, MASKED_AREAS)
  const picture = await page.screenshot({ captureBeyondViewport: false })
  return { ...look, picture, maskedBoxes, at: await page.evaluate(() => Date.now()) }
}

/** Where fields are, those in shadow roots and frames of the same origin too. Runs inside a page. */
function findMaskedBoxes(selector: string): Box[] {
  const visit = (root: ParentNode, left: number, top: number): Box[] =>
    [...root.querySelectorAll('*')].flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      const inner = (element as HTMLIFrameElement).contentDocument ?? null
      // With room for outlines of focus around it.
      const own = element.matches(selector)
        ? [{ x: left + x - 4, y: top + y - 4, width: width + 8, height: height + 8 }]
        : []
      return [
        ...own,
        ...(element.shadowRoot ? visit(element.shadowRoot, left, top) : []),
        ...(inner ? visit(inner, left + x + element.clientLeft, top + y + element.clientTop) : []),
      ]
    })
  return visit(document, 0, 0)
}

/** Moves the player there and waits until the stage has read it and painted it. */
export async function showInStage(dashboard: Page, atMs: number): Promise<void> {
  await dashboard.bringToFront()
  await seek(dashboard, atMs)
  await waitForStage(dashboard)
  // What the style of the moment leads to in a while is not it yet; what is held at its moment does not run.
  await dashboard
    .waitForFunction(
      () => {
        const shown = document.querySelector<HTMLIFrameElement>('.stage-screen:not(.stage-screen-hidden) iframe')
        const running = shown?.contentDocument?.getAnimations().filter(({ playState }) => playState === 'running')
        return !running?.some(({ constructor }) => constructor.name === 'CSSTransition')
      },
      { timeout: 3_000 },
    )
    .catch(() => undefined)
  await dashboard.evaluate(async () => {
    const { images = [] } =
      document.querySelector<HTMLIFrameElement>('.stage-screen:not(.stage-screen-hidden) iframe')?.contentDocument ?? {}
    await Promise.allSettled(
      [...images].filter((image) => image.src.startsWith('blob:')).map((image) => image.decode()),
    )
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}

/** It is read before it is shown, and that takes what it takes. */
async function waitForStage(dashboard: Page): Promise<void> {
  await dashboard.waitForFunction(
    () =>
      document.querySelector('[data-testid="stage"]')?.ariaBusy !== 'true' &&
      document.querySelector<HTMLIFrameElement>('.stage-screen:not(.stage-screen-hidden) iframe')?.contentDocument
        ?.body,
  )
}

export async function readStage(dashboard: Page): Promise<PageLook> {
  await waitForStage(dashboard)
  return readLook(
    dashboard,
    'document.querySelector(\'[data-testid="stage"] .stage-screen:not(.stage-screen-hidden) iframe\').contentDocument',
  )
}

export async function readLook(page: Page, root: string): Promise<PageLook> {
  const { names, count } = STYLE_SAMPLE
  const tree = (await page.evaluate(`(${normaliseDom.toString()})(${root})`)) as NormalNode
  const styles = (await page.evaluate(
    `(${sampleStyles.toString()})(${root}, ${JSON.stringify(names)}, ${count})`,
  )) as string[]
  const scroll = (await page.evaluate(`[${root}.defaultView.scrollX, ${root}.defaultView.scrollY]`)) as [number, number]
  return { tree, styles, scroll }
}

/** The stage at the recorded size, without the player's pointer. */
export async function takeStagePicture(dashboard: Page): Promise<Uint8Array> {
  const style = await dashboard.addStyleTag({
    content: `
      [data-testid="stage"], [data-testid="stage"] * { transform: none !important; contain: none !important; }
      [data-testid="stage"] .replayer-wrapper { position: fixed !important; inset: 0 auto auto 0 !important; z-index: 9999; }
      .replayer-mouse, .replayer-mouse-tail { display: none !important; }`,
  })
  const replayed = await dashboard.screenshot({ clip: { x: 0, y: 0, width: 1280, height: 800 } })
  await style.evaluate((element) => (element as HTMLElement).remove())
  return replayed
}

export function keepPictures(name: string, live: Uint8Array, replayed: Uint8Array, difference: Uint8Array): void {
  mkdirSync(PICTURES, { recursive: true })
  for (const [kind, picture] of Object.entries({ live, replay: replayed, difference }))
    writeFileSync(`${PICTURES}${name}-${kind}.png`, picture)
}

/** The stage beside the live picture. */
export async function expectSamePicture(dashboard: Page, live: LivePage, name: string): Promise<void> {
  const replayed = await takeStagePicture(dashboard)
  const difference = comparePictures(live.picture, replayed, live.maskedBoxes)
  if (difference.share >= MAX_DIFFERING_SHARE || difference.worstTile > MAX_DIFFERING_TILE) {
    keepPictures(name, live.picture, replayed, difference.picture)
  }
  expect(difference.share, `${name}: share of differing pixels`).toBeLessThan(MAX_DIFFERING_SHARE)
  expect(difference.worstTile, `${name}: worst tile`).toBeLessThanOrEqual(MAX_DIFFERING_TILE)
}

/** Moves the player to the moment the live page was read at, and expects the stage to be that page in every respect. */
export async function expectReplayed(dashboard: Page, live: LivePage, startedAt: number, name: string): Promise<void> {
  await showInStage(dashboard, live.at - startedAt)
  const replayed = await readStage(dashboard)
  expect(replayed.tree).toEqual(live.tree)
  expect(replayed.styles).toEqual(live.styles)
  expect(replayed.scroll).toEqual(live.scroll)
  await expectSamePicture(dashboard, live, name)
}
