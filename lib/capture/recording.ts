import { record } from '@rrweb/record'

import { compileRules, isSelectorFor } from '@/lib/masking/compile-rules'
import type { CaptureConfig } from '@/lib/messages/page-wire'
import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'
import type { GapPayload } from '@/lib/model/payload'
import { matchesSite } from '@/lib/sites/decide-site'

import type { EarlyRecord } from './bootstrap'
import type { Chunker } from './chunker'
import { createClock } from './clock'
import { describePageView } from './describe-page-view'
import { startRecorder, type Masking, type Recorder } from './recorder'
import { describeEarly, hearPeople } from './tell-early'
import { createTypedValues } from './typed-values'
import { createVerdicts } from './verdicts'
import { watchFrames } from './watch-frames'
import { watchRoutes } from './watch-routes'

/** `rules` are those of this page's site; none means the ones that hold where nobody changed any. */
export interface RecordingConfig extends CaptureConfig {
  rules?: MaskRules
}

/**
 * Recording of one document: on and off by command, off on routes that a rule excludes, and what is said about the
 * document itself (page views, gaps, its end).
 */
export function createRecording(config: RecordingConfig, send: Chunker, heardEarly: EarlyRecord['heard']) {
  const masking = createMasking(config.rules ?? DEFAULT_RULES)
  const chunker = maskTyped(send, masking)
  let heard = heardEarly
  // The recorder itself waits until the document is parsed; people do not.
  const hearing = new AbortController()
  hearPeople(heard, hearing.signal)
  const now = createClock()
  let recorder: Recorder | undefined
  let isWanted = false
  let stopRoutes: (() => void) | undefined
  let stopFrames: (() => void) | undefined
  let viewedUrl: string | undefined
  let excludedAt: number | undefined
  let frozenAt: number | undefined
  let hasLeft = false

  const say = (payload: object) => {
    chunker.add({ type: 5, data: { tag: 'afterimage', payload }, timestamp: now() })
  }
  const sayGap = (reason: GapPayload['reason'], from: number) => say({ kind: 'gap', reason, from } satisfies GapPayload)
  const isExcluded = () => config.neverPatterns.some((pattern) => matchesSite(pattern, location.href))

  /** What was kept from before the recorder; told once, as soon as nodes have ids or nothing more can come. */
  function tellEarly(idOf: (node: Node) => number): void {
    const at = (timeStamp: number) => Math.round(performance.timeOrigin + timeStamp)
    const early = describeEarly(heard, at, idOf, masking)
    for (const { payload, timestamp } of early) {
      chunker.add({ type: 5, data: { tag: 'afterimage', payload }, timestamp })
    }
    const last = early.at(-1)?.payload
    // The edit that began before the recorder goes on in it: it was told.
    if (last?.kind === 'input') recorder?.continueEdit(last.nodeId)
    heard = []
    hearing.abort()
  }

  /** At the very moment of a route change, before the page draws what the route shows. */
  function decide(): void {
    if (isExcluded()) {
      excludedAt ??= now()
      stop()
    } else if (isWanted) {
      if (excludedAt !== undefined) sayGap('excluded by a rule', excludedAt)
      excludedAt = undefined
      recorder ??= startRecorder(config, chunker, now, masking, tellEarly)
    }
  }
  function stop(): void {
    recorder?.stop()
    recorder = undefined
  }
  function view(): void {
    if (excludedAt !== undefined || !isWanted || viewedUrl === location.href) return
    viewedUrl = location.href
    say(describePageView(document, viewedUrl, masking.verdicts.of))
  }

  function resume(): void {
    if (isWanted) return
    isWanted = true
    decide()
    stopRoutes = watchRoutes(decide, view)
    stopFrames = watchFrames((url) => say({ kind: 'frame', url }))
  }
  function pause(): void {
    isWanted = false
    hearing.abort()
    stopRoutes?.()
    stopFrames?.()
    stop()
  }

  return {
    resume,
    pause,
    requestSnapshot: () => recorder?.requestSnapshot(),
    leave() {
      hasLeft = true
      if (!isWanted) return
      view()
      tellEarly(() => 0)
      if (excludedAt !== undefined) sayGap('excluded by a rule', excludedAt)
      say({ kind: 'left' })
    },
    /** Back from the back/forward cache: what happened in between is not known, so begin from the whole. */
    comeBack() {
      hasLeft = false
      // The person sees it again, which is another view.
      viewedUrl = undefined
      view()
      recorder?.takeSnapshot()
    },
    freeze() {
      // In the back/forward cache every page is frozen: nobody looks at it, nothing is missing.
      frozenAt = hasLeft ? undefined : now()
      chunker.flush(true)
    },
    thaw() {
      if (frozenAt !== undefined && isWanted) sayGap('page frozen', frozenAt)
      if (frozenAt !== undefined) recorder?.takeSnapshot()
      frozenAt = undefined
    },
    /** All listeners are gone with the document they were on: begin again, from the whole. */
    restart() {
      if (!isWanted) return
      pause()
      resume()
    },
  }
}

function createMasking(maskRules: MaskRules): Masking {
  const rules = compileRules(maskRules, isSelectorFor(document))
  return { rules, verdicts: createVerdicts(rules, (id) => record.mirror.getNode(id)), typed: createTypedValues() }
}

/** On their way out all events lose what was typed into masked fields. */
function maskTyped(chunker: Chunker, { typed }: Masking): Chunker {
  return {
    flush: chunker.flush,
    add(event) {
      typed.mask(event)
      chunker.add(event)
    },
  }
}
