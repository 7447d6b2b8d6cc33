import type { eventWithTime } from '@rrweb/types'

import type { CaptureConfig } from '@/lib/messages/page-wire'
import type { CompiledRules } from '@/lib/masking/compile-rules'

import { sayPayload, type Chunker } from './chunker'
import { createBudget } from './create-budget'
import type { CreateEngine } from './engine'
import { createIdleGate } from './idle-gate'
import {
  HUGE_SNAPSHOT_FACTOR,
  MIN_SNAPSHOT_GAP_MS,
  SNAPSHOT_SHARE,
  STILL_CHARACTERS_AT_ONCE,
  STILL_CHARACTERS_PER_SECOND,
} from './limits'
import { maskTitles } from './mask-titles'
import { idOf, nodeOf, setRunning } from './running-engine'
import { watchCanvases } from './stills/watch-canvases'
import { watchVideos } from './stills/watch-videos'
import type { TypedValues } from './typed-values'
import type { Verdicts } from './verdicts'
import { visitElements, type SerializedElement } from './visit-nodes'
import { watchAnimations } from './watch-animations'
import { watchAlerts } from './watch-alerts'
import { watchDownloads } from './watch-downloads'
import { watchEmbedded } from './watch-embedded'
import { watchFocus } from './watch-focus'
import { watchPeople } from './watch-people'
import { watchPictures } from './watch-pictures'
import { watchSaid } from './watch-said'
import { watchMediaFeatures } from './watch-media-features'
import { watchStates } from './watch-states'
import { watchSvg } from './watch-svg'
import type { SaidScope } from './watcher'

export interface Recorder {
  takeSnapshot(): void
  /** As soon as another one is due. */
  requestSnapshot(): void
  /** An edit of this field was told already. */
  continueEdit(nodeId: number): void
  /** Tells all that waits for a paint. */
  flush(): void
  /** The page is left. */
  leave(): void
  stop(): void
}

function isChange(event: eventWithTime): boolean {
  return (event.type as number) === 3 && (event.data as { source: number }).source === 0
}

export interface Masking {
  rules: CompiledRules
  verdicts: Verdicts
  typed: TypedValues
}

/** Starts an engine and what stands beside it; `stop` takes every hook and listener away again. */
export function startRecorder(
  createEngine: CreateEngine,
  config: CaptureConfig,
  chunker: Chunker,
  now: () => number,
  masking: Masking,
  scope: SaidScope,
  onFirstPicture: (idOf: (node: Node) => number) => void,
): Recorder {
  const gate = createIdleGate(config.idleAfterMs, now())
  let snapshotAt = 0
  let snapshotMs = 0
  let requested: ReturnType<typeof setTimeout> | undefined

  /** Asked for after a hole; one that comes too soon after the last waits, or a page too large to send would only snapshot. */
  const requestSnapshot = () => {
    const waitMs = snapshotAt + Math.max(MIN_SNAPSHOT_GAP_MS, snapshotMs * SNAPSHOT_SHARE) - now()
    if (waitMs <= 0) takeSnapshot()
    else requested ??= setTimeout(takeSnapshot, waitMs)
  }
  const takeSnapshot = () => {
    clearTimeout(requested)
    requested = undefined
    const from = performance.now()
    engine.takeSnapshot()
    snapshotMs = performance.now() - from
  }
  /** Changes are told after the paint that shows them, and others may have been told meanwhile. */
  let lastAt = 0
  const emit = (event: eventWithTime, isMarked = false, isPart = false) => {
    event.timestamp = Math.max(lastAt, event.timestamp || now())
    lastAt = event.timestamp
    const isSnapshot = (event.type as number) === 2
    if (isSnapshot && snapshotAt === 0) queueMicrotask(() => onFirstPicture(idOf))
    if (isSnapshot) snapshotAt = event.timestamp
    const passage = gate.decide(event)
    if (passage === 'drop') return
    if (passage === 'wake') {
      takeSnapshot()
      // Replays go by time: what was touched is in this snapshot, so it comes after it.
      event.timestamp = now()
    }
    focus.see(event)
    if (!isMarked) {
      visitElements(event, visit)
      masking.verdicts.mark(event)
      maskTitles(event, nodeOf, masking.typed.maskText)
    }
    chunker.add(event)
    people.see(event)
    if (!isPart) alerts.see(event)
    canvases.see(event)
    videos.see(event)
    animations.see(event)
    if (isChange(event)) said.look()
    // A page whose snapshot takes long gets fewer: they may cost it no more than a hundredth of its time.
    const isIncrement = (event.type as number) === 3
    if (
      isIncrement &&
      event.timestamp - snapshotAt > Math.max(config.snapshotEveryMs, snapshotMs * HUGE_SNAPSHOT_FACTOR)
    )
      takeSnapshot()
  }
  const visit = (element: SerializedElement) => {
    pictures.visit(element)
    states.visit(element)
    media.visit(element)
    canvases.visit(element)
    videos.visit(element)
    embedded.visit(element)
  }
  const say = (payload: object, at = now()) => {
    lastAt = Math.max(lastAt, at)
    sayPayload(chunker, payload, at)
  }
  // What is sent off may be in the address of the next page.
  const onSubmit = () => chunker.flush(true)
  const people = watchPeople({ say, add: emit, onSubmit, nodeOf, idOf, ...masking })
  const alerts = watchAlerts({ say, nodeOf, idOf, verdicts: masking.verdicts })
  const said = watchSaid(say, scope)
  const downloads = watchDownloads(say, masking.verdicts.of)
  const pictures = watchPictures({ add: emit, nodeOf, idOf })
  const states = watchStates({ add: emit, nodeOf, idOf })
  const media = watchMediaFeatures({ add: emit, requestSnapshot, nodeOf, idOf })
  const stills = {
    add: emit,
    say,
    nodeOf,
    idOf,
    masking,
    budget: createBudget(STILL_CHARACTERS_PER_SECOND, STILL_CHARACTERS_AT_ONCE),
  }
  const canvases = watchCanvases(stills)
  const videos = watchVideos(stills)
  const embedded = watchEmbedded({ add: emit, say, nodeOf, idOf, verdicts: masking.verdicts })
  const animations = watchAnimations({ say, idOf, verdicts: masking.verdicts })
  const svg = watchSvg({ add: emit, idOf })
  const focus = watchFocus({ add: emit, nodeOf, idOf })
  const engine = createEngine({ emit, now, send: () => chunker.flush(), visit, masking })
  setRunning(engine)
  engine.start()

  return {
    takeSnapshot,
    requestSnapshot,
    flush: () => engine.flush(),
    leave() {
      engine.flush()
      people.rememberForms()
      said.flush()
      downloads.flush()
      alerts.flush()
    },
    continueEdit: (nodeId) => people.continueEdit(nodeId),
    stop() {
      engine.flush()
      clearTimeout(requested)
      said.stop()
      downloads.stop()
      alerts.stop()
      canvases.stop()
      videos.stop()
      embedded.stop()
      animations.stop()
      pictures.stop()
      states.stop()
      svg.stop()
      focus.stop()
      media.stop()
      engine.stop()
      setRunning(undefined)
      people.stop()
    },
  }
}
