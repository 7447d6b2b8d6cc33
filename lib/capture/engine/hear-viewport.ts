import { RESIZE_EVERY_MS } from '../limits'
import { SOURCE, throttle, type Listener, type Tools } from './tools'

/** The size of the window. */
export function hearViewport(tools: Tools): Listener {
  let last = ''
  const tell = throttle(
    RESIZE_EVERY_MS,
    tools.guard(() => {
      const { innerWidth: width, innerHeight: height } = globalThis
      if (last === `${width} ${height}` || tools.signal.aborted) return
      last = `${width} ${height}`
      tools.say({ source: SOURCE.resize, width, height })
    }),
  )
  return {
    listen(target, signal) {
      if (target === document) addEventListener('resize', tell, { capture: true, passive: true, signal })
    },
  }
}
