import { CHANGES_WAIT_MS } from '../limits'

const { requestAnimationFrame: onFrame, cancelAnimationFrame: offFrame, MessageChannel: NativeChannel } = globalThis

/**
 * Runs something once after the next paint: what the page waits for comes first. Where nothing is painted a timer does
 * it, and in a hidden page it is done at once, for its timers are slow.
 */
export function createAfterPaint(run: () => void) {
  const channel = new NativeChannel()
  let isPlanned = false
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const go = () => {
    if (isPlanned) run()
  }
  channel.port1.addEventListener('message', go)
  channel.port1.start()

  function cancel(): void {
    isPlanned = false
    clearTimeout(timer)
    offFrame(frame)
  }
  return {
    plan(): void {
      if (isPlanned) return
      isPlanned = true
      if (document.visibilityState === 'hidden') queueMicrotask(go)
      else {
        frame = onFrame(() => channel.port2.postMessage(undefined))
        timer = setTimeout(go, CHANGES_WAIT_MS)
      }
    },
    cancel,
    stop(): void {
      cancel()
      channel.port1.close()
    },
  }
}
