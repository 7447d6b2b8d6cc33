import type { CaptureConfig } from '@/lib/messages/page-wire'
import type { PageMasking } from '@/lib/model/masking'
import type { GapPayload } from '@/lib/model/payload'
import { matchesSite } from '@/lib/sites/decide-site'

import type { EarlyRecord } from './bootstrap'
import { sayPayload, type Chunker } from './chunker'
import { createClock } from './clock'
import { decideFrom } from './decide-from'
import { describePageView } from './describe-page-view'
import type { CreateEngine } from './engine'
import type { CaptureMasking } from './page-masking'
import { startRecorder, type Recorder } from './recorder'
import { describeEarly, hearPeople } from './tell-early'
import { watchFrames } from './watch-frames'
import { watchRoutes } from './watch-routes'
import { watchVitals, type VitalsWatcher } from './watch-vitals'

/**
 * Recording of one document: on and off by command, off on routes that a rule excludes, and what is said about the
 * document itself (page views, gaps, its end).
 */
export function createRecording(
  createEngine: CreateEngine,
  config: CaptureConfig,
  masking: CaptureMasking,
  send: Chunker,
  heardEarly: EarlyRecord['heard'],
) {
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
  let vitals: VitalsWatcher | undefined

  const say = (payload: object, timestamp = now()) => sayPayload(chunker, payload, timestamp)
  const sayGap = (reason: GapPayload['reason'], from: number) => say({ kind: 'gap', reason, from } satisfies GapPayload)
  const isExcluded = (url: string) => config.neverPatterns.some((pattern) => matchesSite(pattern, url))

  /** What was kept from before the recorder; told once, as soon as nodes have ids or nothing more can come. */
  function tellEarly(idOf: (node: Node) => number): void {
    const at = (timeStamp: number) => Math.round(performance.timeOrigin + timeStamp)
    const early = describeEarly(heard, at, idOf, masking.now())
    for (const { payload, timestamp } of early) say(payload, timestamp)
    const last = early.at(-1)?.payload
    // The edit that began before the recorder goes on in it: it was told.
    if (last?.kind === 'input') recorder?.continueEdit(last.nodeId)
    heard = []
    hearing.abort()
  }

  /** At the very moment of a route change, before the page draws what the route shows. */
  function decide(): void {
    if (isExcluded(location.href)) {
      if (excludedAt === undefined) vitals?.end()
      excludedAt ??= now()
      stop()
    } else if (isWanted) {
      if (excludedAt !== undefined) {
        sayGap('excluded by a rule', excludedAt)
        // What the excluded route showed is in the page until the next one is drawn.
        masking.hideLeftovers()
      }
      excludedAt = undefined
      // This route may have a level of its own.
      if (masking.follow()) stop()
      recorder ??= start()
    }
  }
  function start(): Recorder {
    say({ kind: 'masking', level: masking.level() })
    const from = decideFrom(config.since, isExcluded)
    // Of one life of the document: what is recorded anew of it later is no other.
    vitals ??= watchVitals(say, from)
    const { keepsHeaders, keepsBodies } = config
    const scope = { from, isExcluded, keepsHeaders, keepsBodies }
    return startRecorder(createEngine, config, chunker, now, masking.now(), scope, tellEarly)
  }
  function stop(): void {
    recorder?.stop()
    recorder = undefined
  }
  function view(): void {
    if (excludedAt !== undefined || !isWanted || viewedUrl === location.href) return
    viewedUrl = location.href
    say(describePageView(document, viewedUrl, masking.now().verdicts.of))
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
    vitals?.end()
    stop()
  }

  return {
    resume,
    pause,
    /** Other rules hold: what they hide must not be in anything that comes from now on. */
    mask(told: PageMasking) {
      // What was said until now was masked by the rules before.
      chunker.flush()
      if (masking.follow(told) && recorder) {
        stop()
        recorder = start()
      }
    },
    requestSnapshot: () => recorder?.requestSnapshot(),
    flush: () => recorder?.flush(),
    leave() {
      hasLeft = true
      if (!isWanted) return
      vitals?.end()
      recorder?.leave()
      view()
      tellEarly(() => 0)
      if (excludedAt !== undefined) sayGap('excluded by a rule', excludedAt)
      say({ kind: 'left' })
    },
    /** Back from the back/forward cache: what happened in between is not known, so begin from the whole. */
    comeBack() {
      hasLeft = false
      if (isWanted && excludedAt === undefined) vitals = watchVitals(say, performance.now())
      // The person sees it again, which is another view.
      viewedUrl = undefined
      view()
      recorder?.takeSnapshot()
    },
    freeze() {
      // In the back/forward cache every page is frozen: nobody looks at it, nothing is missing.
      recorder?.flush()
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

/** On their way out all events lose what was typed into masked fields. */
function maskTyped(chunker: Chunker, masking: CaptureMasking): Chunker {
  const { typed } = masking.now()
  return {
    flush: chunker.flush,
    add(event) {
      typed.mask(event)
      chunker.add(event)
    },
  }
}
