import type { Loss, Receipt, WireChunk } from '@/lib/messages/relay'
import { MAX_TYPED_VALUES, type ChunkMasking, type PageMasking } from '@/lib/model/masking'
import { PAYLOAD_TAG } from '@/lib/model/payload'

import { joinChunk } from './join-chunk'
import { MAX_IN_FLIGHT, MAX_MALFORMED, MAX_RETRY_MS, MAX_UNRECEIPTED_CHARACTERS, RETRY_MS } from './limits'

interface Waiting {
  chunk: WireChunk
  isInFlight: boolean
  /** Counts the times it was sent: only the answer to the last one means anything. */
  attempt: number
  /** It stands for a chunk that could not be stored. */
  isMark: boolean
}

export interface OutboxDependencies {
  sessionId: string
  /** The number of the first chunk. */
  firstSeq?: number
  now(): number
  send(chunk: WireChunk): Promise<Receipt>
  /** A hole came to be: take a full snapshot now, so that what follows stands on its own. */
  onHole(): void
  /** Other rules hold than the page was told. */
  onMasking(masking: PageMasking): void
  /** The session ended by rule and another began: its first picture has to be taken. */
  onMoved(sessionId: string): void
  /** The background does not want this page any more. */
  onRefused(reason: string): void
  /** True when this context can never reach the background again. */
  isOrphaned(): boolean
}

/**
 * Keeps each chunk until its receipt and sends it again when the receipt does not come (promise 1): the worker may
 * die between any two lines, and a chunk stored twice is stored once. Sequence numbers count up by one.
 */
export function createOutbox(dependencies: OutboxDependencies) {
  const waiting = new Map<number, Waiting>()
  let { sessionId } = dependencies
  let nextSeq = dependencies.firstSeq ?? 0
  let characters = 0
  let lostBefore: Loss | null = null
  /** What was typed into masked fields of this document, and what of it the session has not been told. */
  let typedBefore: string[] = []
  let untold: string[] = []
  let isClosed = false
  let malformedCount = 0
  let retryMs = RETRY_MS
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let drained: (() => void)[] = []

  function add(body: string, isLeaving: boolean, masking: ChunkMasking): void {
    if (isClosed) return
    // What is there counts, not what comes: a whole picture larger than the buffer would never get through.
    if (characters >= MAX_UNRECEIPTED_CHARACTERS) {
      lostBefore = 'buffer full'
      typedBefore = mergeTyped(typedBefore, masking.typed)
      untold = mergeTyped(untold, masking.typed)
      return
    }
    typedBefore = mergeTyped(typedBefore, masking.typed)
    if (lostBefore === null && untold.length === 0 && joinLast(body, masking))
      return pump(isLeaving ? Number.POSITIVE_INFINITY : MAX_IN_FLIGHT)
    const typed = mergeTyped(untold, masking.typed)
    const chunk: WireChunk = { sessionId, seq: nextSeq, body, lostBefore, masking: { ...masking, typed } }
    lostBefore = null
    untold = []
    nextSeq += 1
    characters += body.length
    waiting.set(chunk.seq, { chunk, isInFlight: false, attempt: 0, isMark: false })
    pump(isLeaving ? Number.POSITIVE_INFINITY : MAX_IN_FLIGHT)
  }

  function joinLast(body: string, masking: ChunkMasking): boolean {
    const last = waiting.get(nextSeq - 1)
    const joined = last && last.attempt === 0 ? joinChunk(last.chunk, body, masking) : undefined
    if (!last || !joined) return false
    characters += joined.body.length - last.chunk.body.length
    last.chunk = joined
    return true
  }

  function pump(limit: number): void {
    // A page that is leaving cannot wait for the next try.
    if (isClosed || (retryTimer !== undefined && limit <= MAX_IN_FLIGHT)) return
    let inFlight = [...waiting.values()].filter((entry) => entry.isInFlight).length
    for (const entry of waiting.values()) {
      if (inFlight >= limit) return
      if (entry.isInFlight) continue
      entry.isInFlight = true
      inFlight += 1
      void deliver(entry)
    }
  }

  async function deliver(entry: Waiting): Promise<void> {
    entry.attempt += 1
    const { attempt } = entry
    // Sent again meanwhile, or numbered anew because the session changed: this answer comes too late.
    const isLast = () => entry.attempt === attempt && waiting.get(entry.chunk.seq) === entry
    try {
      const receipt = await dependencies.send(entry.chunk)
      if (isLast()) settle(entry, receipt)
    } catch {
      // The worker died before it answered, or this context outlived its extension.
      if (dependencies.isOrphaned()) refuse('extension is gone')
      else if (isLast()) retryLater(entry)
    }
  }

  function settle(entry: Waiting, receipt: Receipt): void {
    if (!receipt.ok && receipt.reason === 'out of order') return retryLater(entry)
    if (!receipt.ok && receipt.reason === 'malformed') return replaceByMark(entry)
    if (!receipt.ok && receipt.reason === 'session is over') return moveTo(receipt.nextSessionId)
    if (!receipt.ok) return refuse(receipt.reason)
    if (!entry.isMark) malformedCount = 0
    shortenRetry()
    characters -= entry.chunk.body.length
    waiting.delete(entry.chunk.seq)
    if (receipt.masking) dependencies.onMasking(receipt.masking)
    if (receipt.needsSnapshot || (lostBefore !== null && waiting.size === 0)) dependencies.onHole()
    if (waiting.size === 0) finishDrain()
    pump(MAX_IN_FLIGHT)
  }

  /** Its number has to come, or all that follows would wait for it: what is sent instead says that something is lost. */
  function replaceByMark(entry: Waiting): void {
    malformedCount += 1
    if (malformedCount > MAX_MALFORMED) return refuse('malformed')
    const mark = { type: 5, timestamp: dependencies.now(), data: { tag: PAYLOAD_TAG, payload: {} } }
    const body = JSON.stringify([mark])
    characters += body.length - entry.chunk.body.length
    entry.chunk = { ...entry.chunk, body, lostBefore: 'damaged chunk' }
    entry.isMark = true
    entry.isInFlight = false
    pump(MAX_IN_FLIGHT)
  }

  /** What waits belongs to the next session of this page, which begins with a full snapshot. */
  function moveTo(next: string): void {
    if (next === sessionId) return
    sessionId = next
    nextSeq = 0
    // The next session knows nothing of what was typed in this one.
    untold = typedBefore
    const moved = [...waiting.values()]
    waiting.clear()
    for (const { chunk } of moved) {
      waiting.set(nextSeq, {
        chunk: { ...chunk, sessionId, seq: nextSeq, masking: { ...chunk.masking, typed: takeUntold(chunk) } },
        isInFlight: false,
        attempt: 0,
        isMark: false,
      })
      nextSeq += 1
    }
    dependencies.onMoved(next)
    pump(MAX_IN_FLIGHT)
  }

  function takeUntold({ masking }: WireChunk): string[] {
    const typed = mergeTyped(untold, masking.typed)
    untold = []
    return typed
  }

  function retryLater(entry: Waiting): void {
    entry.isInFlight = false
    // All that was on its way fails with one death of the worker: that is one failure.
    if (retryTimer !== undefined) return
    retryTimer = setTimeout(retryNow, retryMs)
    retryMs = Math.min(retryMs * 2, MAX_RETRY_MS)
  }

  /** The worker is there and stores: what failed while it was not has no long wait before it. */
  function shortenRetry(): void {
    if (retryTimer !== undefined && retryMs > RETRY_MS) {
      clearTimeout(retryTimer)
      retryTimer = setTimeout(retryNow, RETRY_MS)
    }
    retryMs = RETRY_MS
  }

  function retryNow(): void {
    clearTimeout(retryTimer)
    retryTimer = undefined
    pump(MAX_IN_FLIGHT)
  }

  /** Another worker is there: what was on its way to the one before it may never be answered. */
  function sendAgain(): void {
    for (const entry of waiting.values()) entry.isInFlight = false
    retryNow()
  }

  function refuse(reason: string): void {
    if (isClosed) return
    isClosed = true
    waiting.clear()
    finishDrain()
    dependencies.onRefused(reason)
  }

  function finishDrain(): void {
    for (const resolve of drained) resolve()
    drained = []
  }

  return {
    add,
    retryNow,
    sendAgain,
    markLoss: (loss: Loss) => {
      lostBefore = loss
    },
    /** Resolves when every chunk has its receipt, or after `ms`. */
    drain: (ms: number) =>
      waiting.size === 0
        ? Promise.resolve()
        : Promise.race([
            new Promise<void>((resolve) => drained.push(resolve)),
            new Promise<void>((resolve) => setTimeout(resolve, ms)),
          ]),
    close: () => {
      isClosed = true
    },
  }
}

function mergeTyped(before: readonly string[], more: readonly string[]): string[] {
  return [...new Set([...before, ...more])].slice(-MAX_TYPED_VALUES)
}
