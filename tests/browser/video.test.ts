import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'

import { countShades } from './support/compare-roughly.ts'
import { download } from './support/download.ts'
import { find, press, seek } from './support/person.ts'
import { runAxe } from './support/run-axe.ts'
import { useControls, waitForPicture } from './support/use-controls.ts'

interface Played {
  duration: number
  width: number
  height: number
  /** PNG of a frame, base64. */
  frames: string[]
}

/** A part of a session as a video that any player plays. */
describe('a video of the replay', { timeout: 120_000 }, () => {
  const { given, open, visit } = useControls()
  let dashboard: Page
  beforeEach(async () => {
    dashboard = await open()
    await seek(dashboard, visit().moments.typed)
    await waitForPicture(dashboard)
  })

  async function setRange(name: string, seconds: number): Promise<void> {
    const field = await find(dashboard, 'spinbutton', name)
    await field.click({ count: 3 })
    await dashboard.keyboard.type(String(seconds))
    await dashboard.keyboard.press('Enter')
  }

  it('is as long as what was chosen, as large as the page, and shows it', async () => {
    await press(dashboard, 'button', 'Video of the replay')
    const from = await dashboard.$eval('.video-range input', (input) => input.valueAsNumber)
    await setRange('To', from + 2)
    expect(await runAxe(dashboard)).toEqual([])
    await dashboard.waitForFunction(() =>
      document.querySelector('.video-hint')?.textContent.startsWith('2 seconds, 20'),
    )
    const { name, bytes } = await download(given.extension.browser, () => press(dashboard, 'button', 'Save video'))
    await dashboard.waitForFunction(() => document.querySelector('.toast-text')?.textContent.includes('Video saved'))
    expect(name).toMatch(/ \d+-\d\d\.webm$/)
    // EBML, and the type of document that WebM is.
    expect(bytes.subarray(0, 4).toString('hex')).toBe('1a45dfa3')
    expect(bytes.subarray(0, 64).toString('latin1')).toContain('webm')
    const played = await play(bytes)
    expect(played.duration).toBeCloseTo(2, 1)
    expect([played.width, played.height]).toEqual([1280, 800])
    for (const frame of played.frames) expect(countShades(Buffer.from(frame, 'base64'))).toBeGreaterThan(50)
  })

  it('is given up when it is told to, and refuses what is no range', async () => {
    await press(dashboard, 'button', 'Video of the replay')
    await setRange('To', 0)
    expect(await dashboard.$eval('.video-range [role="alert"]', (one) => one.textContent)).toBe(
      'The end comes after the start',
    )
    await press(dashboard, 'button', 'Save video')
    await press(dashboard, 'button', 'Cancel')
    await dashboard.waitForFunction(() => document.querySelector('dialog[open]') === null)
    expect(await dashboard.$('.toast-text')).toBeNull()
  })

  /** Plays it in a page that has nothing of ours, and takes frames out of it. */
  async function play(bytes: Buffer<ArrayBuffer>): Promise<Played> {
    const page = await given.extension.browser.newPage()
    try {
      await page.goto(`${given.site.origin}/empty.html`)
      return await page.evaluate(playInPage, bytes.toString('base64'))
    } finally {
      await page.close()
    }
  }
})

/** Runs in the page: must be self-contained. */
async function playInPage(base64: string): Promise<Played> {
  const file = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const video = document.createElement('video')
  video.muted = true
  video.src = URL.createObjectURL(new Blob([file], { type: 'video/webm' }))
  document.body.append(video)
  const until = (event: string) =>
    new Promise((resolve, reject) => {
      video.addEventListener(event, resolve, { once: true })
      video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true })
    })
  await until('loadeddata')
  const { duration, videoWidth: width, videoHeight: height } = video
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const frames: string[] = []
  for (const at of [0, duration / 2, duration - 0.1]) {
    const sought = until('seeked')
    video.currentTime = at
    await sought
    canvas.getContext('2d')!.drawImage(video, 0, 0)
    frames.push(canvas.toDataURL('image/png').split(',')[1]!)
  }
  // It plays to its end, too.
  video.currentTime = 0
  const ended = until('ended')
  await video.play()
  await ended
  return { duration, width, height, frames }
}
