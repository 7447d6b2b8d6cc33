import { MIN_WALK_GAP_MS, WALK_SHARE, WALK_SLICE_MS } from './limits'

/** Things that move or cover elements without a change of the document. None of them bubbles everywhere. */
const MOVES = ['scroll', 'transitionrun', 'animationstart', 'load', 'input', 'toggle', 'fullscreenchange', 'focusin']

interface Watched {
  host: Element
  /** A walk over the page: does a piece each time it is asked, and is done when it says so. */
  walk: () => Generator<void, readonly ShadowRoot[]>
  draw: () => void
  /** The page has put something on top. */
  onTop: () => void
}

/**
 * Follows a page: walks it when it changes, draws when something may have moved. A walk gives way every few
 * milliseconds, and the next one waits for longer the longer the last one took.
 */
export function watchPage({ host, walk, draw, onTop }: Watched, signal: AbortSignal) {
  const known = new WeakSet<Node>()
  let walking: Generator<void, readonly ShadowRoot[]> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStale = false
  let tookMs = 0
  let endedAt = Number.NEGATIVE_INFINITY
  let frame = 0

  const observer = new MutationObserver((records) => {
    const isOwn = records.every(
      ({ target, addedNodes, removedNodes }) =>
        target === host || [...addedNodes, ...removedNodes].some((node) => node === host),
    )
    if (isOwn) return
    if (records.some(({ target, attributeName }) => attributeName === 'open' && target.nodeName === 'DIALOG')) onTop()
    changed()
    move()
  })
  const sizes = new ResizeObserver(move)

  function observe(root: Node): void {
    if (known.has(root)) return
    known.add(root)
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true })
    // These do not leave a shadow tree.
    for (const name of ['scroll', 'load']) root.addEventListener(name, move, { capture: true, passive: true, signal })
  }

  function changed(): void {
    isStale = true
    if (walking || timer !== undefined) return
    const rest = Math.max(MIN_WALK_GAP_MS, tookMs * WALK_SHARE) - (performance.now() - endedAt)
    timer = setTimeout(begin, Math.max(0, rest))
  }
  function begin(): void {
    timer = undefined
    if (signal.aborted) return
    isStale = false
    tookMs = 0
    walking = walk()
    step()
  }
  function step(): void {
    if (!walking || signal.aborted) return
    const startedAt = performance.now()
    for (;;) {
      const { done, value } = walking.next()
      const now = performance.now()
      if (!done && now - startedAt < WALK_SLICE_MS) continue
      tookMs += now - startedAt
      if (!done) return void setTimeout(step)
      walking = undefined
      endedAt = now
      value.forEach(observe)
      break
    }
    move()
    if (isStale) changed()
  }

  function move(): void {
    if (frame === 0 && !signal.aborted) frame = requestAnimationFrame(drawNow)
  }
  function drawNow(): void {
    frame = 0
    if (signal.aborted) return
    draw()
    // What moves by itself is followed for as long as it does.
    if (document.getAnimations().some((animation) => animation.playState === 'running')) move()
  }

  observe(document)
  sizes.observe(document.documentElement)
  if (document.body) sizes.observe(document.body)
  for (const name of MOVES) addEventListener(name, move, { capture: true, passive: true, signal })
  for (const name of ['toggle', 'fullscreenchange'])
    document.addEventListener(name, (event) => event.target !== host && onTop(), { capture: true, signal })
  addEventListener('resize', move, { signal })
  signal.addEventListener('abort', () => {
    observer.disconnect()
    sizes.disconnect()
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  })
  begin()
  return { changed, move }
}
