import { FRAME_WAIT_MS } from '../limits'
import { contentOf } from './frame-content'

interface Dependencies {
  /** Writes what is in a frame down, and hears it from now on. */
  attach(frame: HTMLIFrameElement, content: Document): void
  /** The document is the one that was attached, but listeners may be gone from it. */
  listenAgain(content: Document): void
  schedule(): void
  signal: AbortSignal
}

/** Documents in frames of the same origin: each once it is there, and whenever there is another. */
export function createFrames({ attach, listenAgain, schedule, signal }: Dependencies) {
  const watched = new WeakSet<HTMLIFrameElement>()
  const attached = new WeakMap<HTMLIFrameElement, Document>()
  const waiting = new Set<HTMLIFrameElement>()

  const wait = (frame: HTMLIFrameElement) => {
    waiting.add(frame)
    schedule()
  }
  function watch(frame: HTMLIFrameElement): void {
    watched.add(frame)
    frame.addEventListener('load', () => wait(frame), { signal })
    // One that never finishes is shown as it is by then.
    setTimeout(() => !signal.aborted && !attached.has(frame) && wait(frame), FRAME_WAIT_MS)
  }

  return {
    /** It was written down: in the replay it is empty. */
    meet(frame: HTMLIFrameElement): void {
      attached.delete(frame)
      if (!watched.has(frame)) watch(frame)
      if (isReady(frame)) wait(frame)
    },
    /** What came since the last time. */
    tell(): void {
      const frames = [...waiting]
      waiting.clear()
      for (const frame of frames) {
        const content = contentOf(frame)
        if (!content || !frame.isConnected) continue
        if (attached.get(frame) === content) listenAgain(content)
        else {
          attached.set(frame, content)
          attach(frame, content)
        }
      }
    },
  }
}

/** A frame begins with an empty document, which another takes the place of when it has somewhere to go. */
function isReady(frame: HTMLIFrameElement): boolean {
  const content = contentOf(frame)
  if (!content || content.readyState !== 'complete') return false
  return content.URL !== 'about:blank' || frame.src === '' || frame.src === 'about:blank'
}
