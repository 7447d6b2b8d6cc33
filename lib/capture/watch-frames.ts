/**
 * Frames of other documents that come into the page later. rrweb looks at a frame when its element is added, and then it
 * still shows an empty document of the page's own origin: where it leads shows when it has loaded.
 */
export function watchFrames(onForeign: (url: string) => void): () => void {
  const life = new AbortController()
  const look = ({ target }: Event) => {
    if (!(target instanceof HTMLIFrameElement) || isReadable(target)) return
    if (/^https?:/.test(target.src)) onForeign(target.src)
  }
  addEventListener('load', look, { capture: true, signal: life.signal })
  return () => life.abort()
}

function isReadable(frame: HTMLIFrameElement): boolean {
  try {
    return frame.contentDocument !== null
  } catch {
    return false
  }
}
