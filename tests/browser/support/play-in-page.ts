import type { Page } from 'puppeteer-core'

import { readShown, type Shown } from './read-shown.ts'

/** Moves the player to one moment after the other (ms since the start), and reads what the stage shows of each. */
export async function seekTo(dashboard: Page, moments: number[]): Promise<Shown[]> {
  await dashboard.bringToFront()
  return (await dashboard.evaluate(
    `(async () => {
      const readShown = ${readShown.toString()}
      return (${seekInPage.toString()})(${JSON.stringify(moments)}, (root) => readShown(root, true))
    })()`,
  )) as Shown[]
}

/** Runs inside the dashboard: must be self-contained. */
async function seekInPage(moments: number[], read: (root: Document) => Shown): Promise<Shown[]> {
  const slider = document.querySelector<HTMLInputElement>('input[type="range"][aria-label="Seek"]')!
  const stage = document.querySelector('[data-testid="stage"]')!
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const shown: Shown[] = []
  for (const at of moments) {
    slider.value = String(at)
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    do await nextFrame()
    while (stage.ariaBusy === 'true')
    const frame = stage.querySelector<HTMLIFrameElement>('.stage-screen:not(.stage-screen-hidden) iframe')
    shown.push(read(frame!.contentDocument!))
  }
  return shown
}

export interface Played {
  /** Where more than a minute was passed within a frame, ms since the start. */
  jumps: { from: number; to: number }[]
  /** What the clock said in each hour, first. */
  clocks: string[]
}

/** Presses Play and waits until the player stops by itself. */
export async function playToEnd(dashboard: Page): Promise<Played> {
  await dashboard.bringToFront()
  return dashboard.evaluate(playInPage)
}

/** Runs inside the dashboard: must be self-contained. */
async function playInPage(): Promise<Played> {
  const slider = document.querySelector<HTMLInputElement>('input[type="range"][aria-label="Seek"]')!
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const isPlaying = () => document.querySelector('button[aria-label="Pause"]') !== null
  const played: Played = { jumps: [], clocks: [] }
  document.querySelector<HTMLElement>('button[aria-label="Play"]')!.click()
  while (!isPlaying()) await nextFrame()
  for (let from = slider.valueAsNumber; isPlaying(); from = slider.valueAsNumber) {
    await nextFrame()
    const to = slider.valueAsNumber
    if (to - from > 60_000) played.jumps.push({ from, to })
    if (to - from > 60_000 || played.clocks.length === 0)
      played.clocks.push(document.querySelector('.transport-clock')?.textContent ?? '')
  }
  return played
}
