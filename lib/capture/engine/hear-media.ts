import { closest } from '@/lib/masking/element-natives'

import { MEDIA_EVERY_MS } from '../limits'
import { isDocument, SOURCE, targetOf, throttle, type Listener, type Tools } from './tools'

/** rrweb's numbers. */
const KIND = { play: 0, pause: 1, seeked: 2, volumechange: 3, ratechange: 4 } as const

/** Videos and sounds: whether they play, where and how. */
export function hearMedia(tools: Tools): Listener {
  const { ids, rules, signal } = tools

  function createHandler(type: number): (event: Event) => void {
    let last: HTMLMediaElement | undefined
    const tell = throttle(
      MEDIA_EVERY_MS,
      tools.guard(() => {
        const id = last && ids.name(last)
        if (!last || id === undefined || signal.aborted) return
        const { currentTime, volume, muted, playbackRate, loop } = last
        tools.say({ source: SOURCE.media, type, id, currentTime, volume, muted, playbackRate, loop })
      }),
    )
    return tools.guard((event: Event) => {
      const target = targetOf(event)
      if (!(target instanceof Element) || closest(target, rules.block)) return
      last = target as HTMLMediaElement
      if (ids.of(last) === undefined) tools.flush()
      tell()
    })
  }

  return {
    listen(target, until) {
      if (!isDocument(target)) return
      for (const [name, type] of Object.entries(KIND))
        target.addEventListener(name, createHandler(type), { capture: true, passive: true, signal: until })
    },
  }
}
