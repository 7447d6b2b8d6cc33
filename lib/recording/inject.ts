import { browser } from 'wxt/browser'

import type { CaptureConfig } from '@/lib/messages/page-wire'
import type { RelayStart } from '@/lib/relay/offer-relay'

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

export interface RecorderTarget {
  tabId: number
  documentId: string
  sessionId: string
  /** Nothing is stored of this document: a relay that is there already would go on where nobody follows. */
  isUnknown: boolean
  /** Where a new relay begins to count: after what is stored of this document, or all it sends would pass for known. */
  firstSeq: number
}

/**
 * Puts relay and capture into one document and starts them; one that has them is left alone, unless it was forgotten.
 * Every trip to the page takes time in which things happen there, so all goes at once: a script that comes after its
 * start begins by itself.
 */
export async function injectRecorder(to: RecorderTarget, config: CaptureConfig): Promise<void> {
  const target = { tabId: to.tabId, documentIds: [to.documentId] }
  if (!to.isUnknown && (await hasRelay(target, to.sessionId))) return
  const key = crypto.randomUUID()
  const [hasStarted] = await Promise.all([
    startCapture(target, 'MAIN', key, config),
    startRelay(target, { key, sessionId: to.sessionId, isUnknown: to.isUnknown, firstSeq: to.firstSeq }),
  ])
  // Where scripts of the page may not run (a sandboxed frame) ours may not either, in its world: there is nothing to
  // patch there, and the isolated world sees all there is.
  if (!hasStarted) await startCapture(target, 'ISOLATED', key, config)
}

type Target = { tabId: number; documentIds: string[] }

/** Asked before anything heavy is put into a page that rings for the second time. */
async function hasRelay(target: Target, sessionId: string): Promise<boolean> {
  const [answer] = await browser.scripting.executeScript({
    target,
    args: [sessionId],
    func: (id) => globalThis.afterimageRelay?.isAlive(id) ?? false,
    injectImmediately: true,
  })
  return answer?.result === true
}

async function startRelay(target: Target, start: RelayStart): Promise<void> {
  await Promise.all([
    browser.scripting.executeScript({
      target,
      args: [start],
      func: (given) => {
        if (globalThis.afterimageRelay?.isOrphaned() === false) globalThis.afterimageRelay.start(given)
        else globalThis.afterimageRelayStart = given
      },
      injectImmediately: true,
    }),
    browser.scripting.executeScript({ target, files: ['/relay.js'], injectImmediately: true }),
  ])
}

/** Answers whether scripts may run in this world at all. */
async function startCapture(
  target: Target,
  world: 'MAIN' | 'ISOLATED',
  key: string,
  config: CaptureConfig,
): Promise<boolean> {
  const [, [file]] = await Promise.all([
    browser.scripting.executeScript({
      target,
      args: [key, config] as const,
      world,
      func: (name, options) => {
        if (globalThis.afterimageCapture) globalThis.afterimageCapture(name, options)
        else globalThis.afterimageCaptureStart = [name, options]
      },
      injectImmediately: true,
    }),
    browser.scripting.executeScript({ target, files: ['/capture.js'], world, injectImmediately: true }),
  ])
  return file?.result === true
}
