import type { eventWithTime } from '@rrweb/types'

import { matches, readTag } from '@/lib/masking/element-natives'

import { isObject } from '../read-own'
import type { Masking } from '../recorder'
import type { SerializedElement } from '../visit-nodes'
import type { Watcher } from '../watcher'
import { createStills, type StillTellers } from './create-stills'
import { addressOfVideo, isLive, isProtected, isShowingFrame, requestFrame, sizeOfVideo } from './read-video'

interface Dependencies extends StillTellers {
  nodeOf(id: number): Node | null
  masking: Masking
}

const FULL_SNAPSHOT = 2

/** After these another frame may be seen. None of them leaves a shadow root: there only the frames themselves tell. */
const SHOWING = ['loadeddata', 'playing', 'seeked', 'pause', 'ended']

/**
 * Pictures of what videos show, whenever another frame is seen, at the bounded rate of all stills. Never of a camera, a
 * call or a screen: what was typed may be on it, and whoever is in it was not asked; a rule of the person's own that shows
 * this video shows it. Nor of a video that a rule hides, and until its first frame is seen its poster is what it shows.
 */
export function watchVideos({
  nodeOf,
  masking: { rules, verdicts, typed },
  ...tellers
}: Dependencies): Watcher & { visit(element: SerializedElement): void; see(event: eventWithTime): void } {
  const life = new AbortController()
  const waiting = new WeakSet<HTMLVideoElement>()
  const stills = createStills<HTMLVideoElement>({
    ...tellers,
    what: 'video',
    sizeOf: sizeOfVideo,
    judge(video) {
      if (verdicts.of(video) !== 'shown' || !isShowingFrame(video)) return 'not now'
      if (isProtected(video)) return 'protected'
      if (matches(video, rules.ownShow)) return 'may be seen'
      if (isLive(video)) return 'live'
      // A film made in the page may show what was typed in it.
      return rules.level !== 'light' && typed.hasText() && isMadeHere(video) ? 'typed' : 'may be seen'
    },
    onTake: waitForFrame,
  })

  function waitForFrame(video: HTMLVideoElement): void {
    if (waiting.has(video) || life.signal.aborted) return
    waiting.add(video)
    requestFrame(video, () => {
      waiting.delete(video)
      if (!life.signal.aborted && video.isConnected) stills.note(video)
    })
  }
  function look(video: unknown): void {
    if (isVideo(video)) stills.note(video)
  }
  for (const name of SHOWING)
    addEventListener(name, ({ target }) => look(target), { capture: true, signal: life.signal })
  // Another source: nothing that was told of it holds.
  const onEmptied = ({ target }: Event) => {
    if (isVideo(target)) stills.forget(target)
  }
  addEventListener('emptied', onEmptied, { capture: true, signal: life.signal })

  return {
    visit({ tagName, id }) {
      if (tagName !== 'video') return
      queueMicrotask(() => {
        const video = nodeOf(id)
        if (isVideo(video)) stills.meet(video)
      })
    },
    see(event) {
      if ((event.type as number) === FULL_SNAPSHOT) stills.prune()
    },
    flush: () => undefined,
    stop() {
      life.abort()
      stills.stop()
    },
  }
}

/** Also of a frame, which has classes of its own. */
function isVideo(node: unknown): node is HTMLVideoElement {
  return isObject(node) && 'localName' in node && readTag(node as Element) === 'video'
}

function isMadeHere(video: HTMLVideoElement): boolean {
  return /^(?:blob|data):/i.test(addressOfVideo(video))
}
