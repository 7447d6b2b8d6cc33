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
  const target: Target = { tabId: to.tabId, documentIds: [to.documentId] }
  const { sessionId, isUnknown, firstSeq } = to
  const start: RelayStart = { key: crypto.randomUUID(), sessionId, isUnknown, firstSeq }
  const capture = () => startCapture(target, 'MAIN', start.key, config)
  const hasStarted = isUnknown
    ? (await Promise.all([capture(), startRelay(target, start, null)]))[0]
    : await startAgain(target, start, capture)
  // Where scripts of the page may not run (a sandboxed frame) ours may not either, in its world: there is nothing to
  // patch there, and the isolated world sees all there is.
  if (!hasStarted) await startCapture(target, 'ISOLATED', start.key, config)
}

type Target = { tabId: number; documentIds: [string] }

/**
 * A page that rings once more has its recorder, or it was lost. While a page is left, Chromium (156) runs what was meant
 * for it in the page that comes in its place, where a relay that begins to count after the chunks of another page would
 * never be understood. So the document is asked first, and the relay begins only in the very one that answered.
 */
async function startAgain(target: Target, start: RelayStart, capture: () => Promise<boolean>): Promise<boolean> {
  const found = await askDocument(target, start.sessionId)
  const isHere = found !== undefined && !found.hasRelay && (await startRelay(target, start, found.beganAt))
  return isHere ? capture() : true
}

/** `undefined`: another document has answered, this one is gone. */
async function askDocument(
  target: Target,
  sessionId: string,
): Promise<{ hasRelay: boolean; beganAt: number } | undefined> {
  const [answer] = await browser.scripting.executeScript({
    target,
    args: [sessionId],
    func: (id) => ({ hasRelay: globalThis.afterimageRelay?.isAlive(id) ?? false, beganAt: performance.timeOrigin }),
    injectImmediately: true,
  })
  return answer?.documentId === target.documentIds[0] ? answer.result : undefined
}

/** Answers whether this was the document that began at `beganAt`; `null` where that is not known. */
async function startRelay(target: Target, start: RelayStart, beganAt: number | null): Promise<boolean> {
  const [[answer]] = await Promise.all([
    browser.scripting.executeScript({
      target,
      args: [start, beganAt] as const,
      func: (given, began) => {
        if (began !== null && began !== performance.timeOrigin) return false
        if (globalThis.afterimageRelay?.isOrphaned() === false) globalThis.afterimageRelay.start(given)
        else globalThis.afterimageRelayStart = given
        return true
      },
      injectImmediately: true,
    }),
    browser.scripting.executeScript({ target, files: ['/relay.js'], injectImmediately: true }),
  ])
  return answer?.result === true
}

const FILES = { own: '/capture.js', rrweb: '/capture-rrweb.js' } as const

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
    browser.scripting.executeScript({ target, files: [FILES[config.engine]], world, injectImmediately: true }),
  ])
  return file?.result === true
}
