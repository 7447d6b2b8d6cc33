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
}

/** Puts relay and capture into one document and starts them; one that has them is left alone, unless it was forgotten. */
export async function injectRecorder(to: RecorderTarget, config: CaptureConfig): Promise<void> {
  const target = { tabId: to.tabId, documentIds: [to.documentId] }
  const key = crypto.randomUUID()

  // Every trip to the page takes time in which things happen there: what can go together goes together.
  const [offered] = await Promise.all([
    offerCapture(target, 'MAIN'),
    browser.scripting.executeScript({ target, files: ['/relay.js'], injectImmediately: true }),
  ])
  const [relay] = await browser.scripting.executeScript({
    target,
    args: [{ key, sessionId: to.sessionId, isUnknown: to.isUnknown }],
    func: (start) => globalThis.afterimageRelay?.start(start) ?? false,
    injectImmediately: true,
  })
  if (!relay?.result) return
  // Where scripts of the page may not run (a sandboxed frame) ours may not either, in its world: there is nothing to
  // patch there, and the isolated world sees all there is.
  if (offered && (await startCapture(target, 'MAIN', key, config))) return
  await offerCapture(target, 'ISOLATED')
  await startCapture(target, 'ISOLATED', key, config)
}

type Target = { tabId: number; documentIds: string[] }

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
