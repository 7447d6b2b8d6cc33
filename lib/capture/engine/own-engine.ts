import type { mutationData } from '@rrweb/types'

import { viewOf } from '@/lib/masking/element-natives'

import { hookMethod } from '../hook-method'
import type { Engine, EngineOptions } from '../engine'
import { MAX_FAULTS, MAX_WAITING_RECORDS, SLICE_MS } from '../limits'
import { createAfterPaint } from './after-paint'
import { findObserver } from './find-observer'
import { createFrames } from './frames'
import { hearDefinitions } from './hear-definitions'
import { hearFields } from './hear-fields'
import { hearMedia } from './hear-media'
import { hearPointer } from './hear-pointer'
import { hearRules } from './hear-rules'
import { hearScroll, readScroll } from './hear-scroll'
import { hearSelection } from './hear-selection'
import { hearSheets } from './hear-sheets'
import { hearViewport } from './hear-viewport'
import { createLives } from './lives'
import { createNodeIds } from './node-ids'
import { distrustTexts } from './read-css'
import { createChangeReader } from './read-changes'
import { createSlices } from './slices'
import { createTextStore } from './store-text'
import type { Listener, Tools } from './tools'
import { createTreeWriter } from './write-tree'

const OBSERVED = { attributes: true, characterData: true, childList: true, subtree: true }

/** Writes documents down as rrweb does, for less: a change costs the page what it changed, and after it was painted. */
export function createOwnEngine({ emit, now, send, visit, masking, sliceMs = SLICE_MS }: EngineOptions): Engine {
  const { verdicts, rules, typed } = masking
  const life = new AbortController()
  const { signal } = life
  const ids = createNodeIds()
  let records: MutationRecord[] = []
  /** When the first of them came. */
  let changedAt = 0
  let hasBegun = false
  /** Scripts may have done anything before. */
  const isLateStart = document.readyState !== 'loading'

  const read = <T>(run: () => T): T => (isLateStart ? distrustTexts(run) : run())
  const say: Tools['say'] = (data) => emit({ type: 3, data, timestamp: 0 })
  const schedule = () => afterPaint.plan()
  let faults = 0
  const guard: Tools['guard'] =
    (run) =>
    (...given) => {
      try {
        run(...given)
      } catch {
        // What the page answered made no sense: begin again from the whole, but not for ever.
        faults += 1
        records = []
        if (faults <= MAX_FAULTS) setTimeout(guard(takeSnapshot))
      }
    }
  const tools: Tools = { ids, verdicts, rules, say, flush: reach, schedule, guard, signal }

  let observer: MutationObserver | undefined
  const onRecords = guard((found: MutationRecord[]) => {
    take(found)
    if (records.length > MAX_WAITING_RECORDS) flush()
    else schedule()
  })
  const afterPaint = createAfterPaint(guard(flush))
  const pointer = hearPointer(tools)
  const scroll = hearScroll(tools)
  const sheets = hearRules(tools, tellChanges)
  const all: Listener[] = [
    sheets,
    pointer,
    hearFields(tools),
    scroll,
    hearSelection(tools),
    hearMedia(tools),
    hearViewport(tools),
    hearDefinitions(tools),
    hearSheets(tools),
  ]
  const frames = createFrames({ attach, listenAgain: listenIn, schedule, signal })
  const storeText = createTextStore(verdicts, typed.maskText)
  const writer = createTreeWriter(ids, verdicts, storeText, {
    element: visit,
    root: meetRoot,
    frame: (frame) => frames.meet(frame),
    blocked: (element) => changes.noteBlocked(element),
    scrollOf: (element) => scroll.scrollOf(element),
  })
  const changes = createChangeReader(ids, verdicts, writer, storeText)
  const slices = createSlices({
    writer,
    tellChanges,
    tellAdds: (adds) => tellMarked({ source: 0, texts: [], attributes: [], removes: [], adds }, 0, true),
    sliceMs,
    read,
    guard,
    send,
    setWalking: changes.setWalking,
    signal,
  })

  function take(found: readonly MutationRecord[]): void {
    if (records.length === 0) changedAt = now()
    for (const record of found) records.push(record)
  }
  function tellMarked(data: mutationData, at = 0, isPart = false): void {
    emit({ type: 3, data, timestamp: at }, true, isPart)
  }
  /** What was changed until now. */
  function tellChanges(): void {
    take(observer?.takeRecords() ?? [])
    if (records.length === 0 || !hasBegun) return
    const told = records
    records = []
    ids.beginBatch()
    const data = changes.read(told)
    if (data) tellMarked(data, changedAt)
  }
  function flush(): void {
    afterPaint.cancel()
    if (!hasBegun || signal.aborted) return
    tellChanges()
    frames.tell()
    for (const listener of all) listener.tell?.()
  }

  /** Also what a long walk has not come to. */
  function reach(): void {
    slices.finish()
    flush()
  }

  function takeSnapshot(): void {
    if (!hasBegun) return
    slices.finish()
    observer?.takeRecords()
    records = []
    afterPaint.cancel()
    ids.beginBatch()
    verdicts.forgetAll()
    const { innerWidth: width, innerHeight: height } = globalThis
    emit({ type: 4, data: { href: location.href, width, height }, timestamp: 0 })
    const write = () => writer.writeDocument(document)
    const node = ids.isFresh() ? slices.begin(write) : read(write)
    const initialOffset = readScroll(document) ?? { left: 0, top: 0 }
    emit({ type: 2, data: { node, initialOffset }, timestamp: 0 }, true)
    for (const listener of all) listener.tellAfterSnapshot?.()
    sheets.meet(document)
    frames.tell()
    for (const listener of all) listener.tell?.()
  }

  /** A frame's scripts ran before anything could be heard of them. */
  function attach(frame: HTMLIFrameElement, content: Document): void {
    const parentId = ids.of(frame)
    if (parentId === undefined || verdicts.of(frame) === 'blocked') return
    ids.beginBatch()
    const node = distrustTexts(() => writer.writeDocument(content))
    const adds = [{ parentId, nextId: null, node }]
    tellMarked({ source: 0, texts: [], attributes: [], removes: [], adds, isAttachIframe: true })
    open(content)
    sheets.meet(content)
  }

  const views = createLives<Window>()
  const documents = createLives<Document>()

  function open(document: Document): void {
    observer?.observe(document, OBSERVED)
    const view = viewOf(document)
    if (view) hook(view)
    listenIn(document)
  }
  function hook(view: Window & typeof globalThis): void {
    if (views.has(view)) return
    const until = views.begin(view)
    for (const listener of all) listener.hook?.(view, until)
    const undo = hookMethod(view.Element.prototype, 'attachShadow', (call, _, host) => {
      const root = call() as ShadowRoot
      if (ids.of(host as Element) !== undefined) meetRoot(root)
      return root
    })
    until.addEventListener('abort', undo)
  }
  /** Anew where `document.open` has taken all listeners away. */
  function listenIn(document: Document): void {
    const until = documents.begin(document)
    for (const listener of all) listener.listen?.(document, until)
  }
  const roots = new WeakSet<ShadowRoot>()
  function meetRoot(root: ShadowRoot): void {
    ids.lend(root)
    changes.noteRoot()
    sheets.meet(root)
    if (roots.has(root)) return
    roots.add(root)
    observer?.observe(root, OBSERVED)
    for (const listener of all) listener.listen?.(root, signal)
  }

  function begin(): void {
    if (signal.aborted) return
    hasBegun = true
    observer = new (findObserver())(onRecords)
    open(document)
    takeSnapshot()
  }
  return {
    nodeOf: ids.nodeOf,
    idOf: (node) => ids.name(node) ?? -1,
    start() {
      if (!isLateStart) {
        hook(globalThis.window)
        addEventListener('load', () => emit({ type: 1, data: {}, timestamp: 0 }), {
          signal,
          once: true,
        })
        const onReady = guard(() => {
          emit({ type: 0, data: {}, timestamp: 0 })
          begin()
        })
        document.addEventListener('DOMContentLoaded', onReady, { signal, once: true, capture: true })
      } else guard(begin)()
    },
    takeSnapshot: guard(takeSnapshot),
    flush: guard(() => {
      reach()
      pointer.flush()
    }),
    stop() {
      life.abort()
      views.end()
      documents.end()
      observer?.disconnect()
      afterPaint.stop()
    },
  }
}
