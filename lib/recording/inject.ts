import { browser } from 'wxt/browser'

import type { CaptureConfig } from '@/lib/messages/page-wire'

import { SNAPSHOT_EVERY_MS } from './limits'

/** Rings in every document the tab has now; documents that come later ring by themselves. */
export async function ringEveryFrame(tabId: number): Promise<boolean> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: ['/doorbell.js'],
      injectImmediately: true,
    })
    return true
  } catch {
    // The page cannot be reached: not allowed, not a web page, or gone. The caller shows which.
    return false
  }
}

/** Puts relay and capture into one document and starts them; a document that has them already is left alone. */
export async function injectRecorder(tabId: number, documentId: string, sessionId: string): Promise<void> {
  const target = { tabId, documentIds: [documentId] }
  const key = crypto.randomUUID()
  const config: CaptureConfig = { snapshotEveryMs: SNAPSHOT_EVERY_MS }

  await browser.scripting.executeScript({ target, files: ['/relay.js'], injectImmediately: true })
  const [relay] = await browser.scripting.executeScript({
    target,
    args: [{ key, sessionId }],
    func: (start) => globalThis.afterimageRelay?.start(start) ?? false,
    injectImmediately: true,
  })
  if (!relay?.result) return
  await browser.scripting.executeScript({ target, files: ['/capture.js'], world: 'MAIN', injectImmediately: true })
  await browser.scripting.executeScript({
    target,
    args: [key, config] as const,
    world: 'MAIN',
    func: (name, options) => globalThis.afterimageCapture?.(name, options),
    injectImmediately: true,
  })
}
