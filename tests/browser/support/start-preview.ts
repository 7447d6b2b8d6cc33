import type { Page } from 'puppeteer-core'
import { expect } from 'vitest'

import { ask } from './ask.ts'
import { waitFor } from './extension-state.ts'
import { find } from './person.ts'
import { readOverlay, type Overlay } from './read-overlay.ts'

/** Starts the preview in a tab, and waits until something is drawn and counted in it. */
export async function startPreview(dashboard: Page, page: Page, tabId: number): Promise<Overlay> {
  expect(await ask(dashboard, 'startPreview', { tabId })).toEqual({ ok: true })
  await page.bringToFront()
  await find(page, 'button', 'Done')
  const isCounted = ({ counts }: Overlay) => Object.values(counts).some(([seen]) => seen > 0)
  return waitForOverlay(page, (overlay) => overlay.boxes.length > 0 && isCounted(overlay))
}

export async function waitForOverlay(page: Page, holds: (overlay: Overlay) => boolean): Promise<Overlay> {
  const overlay = await waitFor(
    () => readOverlay(page),
    (now) => now !== null && holds(now),
  )
  return overlay!
}
