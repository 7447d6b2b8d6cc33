import { browser } from 'wxt/browser'

import type { CaptureConfig } from '@/lib/messages/page-wire'

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

/** The scripts on their way into a document; not started, they do nothing. */
export type Offer = Promise<{ hasCapture: boolean }>

/** Every trip to the page takes time in which things happen there: what can go together goes together. */
export async function offerScripts(tabId: number, documentId: string): Offer {
  const target = { tabId, documentIds: [documentId] }
  const [hasCapture] = await Promise.all([
    offerCapture(target, 'MAIN'),
    browser.scripting.executeScript({ target, files: ['/relay.js'], injectImmediately: true }),
  ])
  return { hasCapture }
}

/** Puts relay and capture into one document and starts them; one that has them is left alone, unless it was forgotten. */
export async function injectRecorder(to: RecorderTarget, config: CaptureConfig, offer?: Offer): Promise<void> {
  const target = { tabId: to.tabId, documentIds: [to.documentId] }
  if (!to.isUnknown && (await hasRelay(target, to.sessionId))) return
  const key = crypto.randomUUID()
  const { hasCapture } = await (offer ?? offerScripts(to.tabId, to.documentId))
  const { sessionId, isUnknown, firstSeq } = to
  const start = { key, sessionId, isUnknown, firstSeq }
  const relayed = browser.scripting.executeScript({
    target,
    args: [start],
    func: (given) => globalThis.afterimageRelay?.start(given) ?? false,
    injectImmediately: true,
  })
  // Capture says nothing for a while, and by then the relay listens.
  const captured = hasCapture ? startCapture(target, 'MAIN', key, config) : Promise.resolve(false)
  const [, isCapturing] = await Promise.all([relayed, captured])
  if (isCapturing) return
  // Where scripts of the page may not run (a sandboxed frame) ours may not either, in its world: there is nothing to
  // patch there, and the isolated world sees all there is.
  await offerCapture(target, 'ISOLATED')
  await startCapture(target, 'ISOLATED', key, config)
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

async function offerCapture(target: Target, world: 'MAIN' | 'ISOLATED'): Promise<boolean> {
  const [offered] = await browser.scripting.executeScript({
    target,
    files: ['/capture.js'],
    world,
    injectImmediately: true,
  })
  return offered?.result !== null
}

async function startCapture(
  target: Target,
  world: 'MAIN' | 'ISOLATED',
  key: string,
  config: CaptureConfig,
): Promise<boolean> {
  const [started] = await browser.scripting.executeScript({
    target,
    args: [key, config] as const,
    world,
    func: (name, options) => {
      if (!globalThis.afterimageCapture) return false
      globalThis.afterimageCapture(name, options)
      return true
    },
    injectImmediately: true,
  })
  return started?.result === true
}
