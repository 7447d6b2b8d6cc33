import { isDeepStrictEqual } from 'node:util'

import type { Page } from 'puppeteer-core'

import { readStage, showInStage, takeStagePicture, type PageLook } from '../compare-page.ts'
import { comparePictures, type PictureDifference } from '../compare-pictures.ts'
import { waitUntilStill, type Moment } from './record-applications.ts'

export interface Comparison {
  /** What of the page is not as it was. */
  differs: ('tree' | 'styles' | 'scroll')[]
  replayed: Uint8Array
  difference: PictureDifference
  /** Labels of boxes that stand for what could not be recorded. */
  placeholders: string[]
}

/** Moves the player to the moment and holds the stage beside the page as it was. Nothing is left out of the picture. */
export async function compareMoment(dashboard: Page, { live }: Moment, startedAt: number): Promise<Comparison> {
  await showInStage(dashboard, live.at - startedAt)
  const replayed = await waitUntilStill(() => takeStagePicture(dashboard))
  const look = await readStage(dashboard)
  return {
    differs: listDifferences(look, live),
    replayed,
    difference: comparePictures(live.picture, replayed, []),
    placeholders: await readPlaceholders(dashboard),
  }
}

function listDifferences(look: PageLook, live: PageLook): Comparison['differs'] {
  const { tree, styles, scroll } = look
  return [
    ...(isDeepStrictEqual(tree, live.tree) ? [] : (['tree'] as const)),
    ...(areNear(styles.join('\n'), live.styles.join('\n')) ? [] : (['styles'] as const)),
    ...(isDeepStrictEqual(scroll, live.scroll) ? [] : (['scroll'] as const)),
  ]
}

/** Of a pixel: a length that a script set is stored with six digits, and laid out by 64ths. */
const NEAR = 0.05
const NUMBER = /-?\d+(?:\.\d+)?/g

/** The same but for lengths that are nearly so. */
function areNear(one: string, other: string): boolean {
  if (one.replace(NUMBER, '#') !== other.replace(NUMBER, '#')) return false
  const [first, second] = [one, other].map((text) => (text.match(NUMBER) ?? []).map(Number))
  return first!.every((value, index) => Math.abs(value - second![index]!) <= NEAR)
}

/** Canvases say what they are not by a picture with words in it. */
function readPlaceholders(dashboard: Page): Promise<string[]> {
  return dashboard.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('.stage-screen:not(.stage-screen-hidden) iframe')!
    const contents = [...frame.contentDocument!.querySelectorAll('canvas')].map((canvas) => canvas.style.content)
    return contents.filter((content) => content.includes('Not%20recorded')).map(() => 'canvas: Not recorded')
  })
}
