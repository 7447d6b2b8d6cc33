import { record } from '@rrweb/record'
import type { eventWithTime } from '@rrweb/types'

import type { CaptureConfig } from '@/lib/messages/page-wire'
import type { CompiledRules } from '@/lib/masking/compile-rules'
import { MASKED_TEXT_SELECTOR, maskInputValue, maskShape } from '@/lib/masking/mask-text'

import type { Chunker } from './chunker'
import { createIdleGate } from './idle-gate'
import { keepNatives } from './keep-natives'
import { HUGE_SNAPSHOT_FACTOR, MIN_SNAPSHOT_GAP_MS, SNAPSHOT_SHARE } from './limits'
import { maskTitles } from './mask-titles'
import type { TypedValues } from './typed-values'
import type { Verdicts } from './verdicts'
import { watchPeople } from './watch-people'

export interface Recorder {
  takeSnapshot(): void
  /** As soon as another one is due. */
  requestSnapshot(): void
  /** An edit of this field was told already. */
  continueEdit(nodeId: number): void
  stop(): void
}

export interface Masking {
  rules: CompiledRules
  verdicts: Verdicts
  typed: TypedValues
}

/** rrweb's own masks cover live values; everything else is masked before storage, by its verdict. */
function maskLive({ rules, verdicts }: Masking) {
  const isShown = (element: Element | null) => element !== null && verdicts.of(element) === 'shown'
  return {
    maskAllInputs: true,
    // rrweb asks this table by tag name as well as by type; by tag it covers every input, hidden ones too.
    maskInputOptions: { input: true, textarea: true, select: true, password: true } as object,
    maskInputFn: (value: string, field: Element) => (isShown(field) ? value : maskInputValue(value)),
    maskTextSelector: MASKED_TEXT_SELECTOR,
    maskTextFn: (text: string, element: Element | null) => (isShown(element) ? text : maskShape(text)),
    blockSelector: rules.block,
    ignoreSelector: rules.ignore,
  }
}

/** Starts rrweb and what stands beside it; `stop` takes every hook and listener away again. */
export function startRecorder(
  config: CaptureConfig,
  chunker: Chunker,
  now: () => number,
  masking: Masking,
  onFirstPicture: (idOf: (node: Node) => number) => void,
): Recorder {
  const gate = createIdleGate(config.idleAfterMs, now())
  let hasStarted = false
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
    if (!hasStarted) return
    const from = performance.now()
    record.takeFullSnapshot(true)
    snapshotMs = performance.now() - from
  }
  const emit = (event: eventWithTime) => {
    event.timestamp = now()
    hasStarted = true
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
    masking.verdicts.mark(event)
    maskTitles(event, nodeOf, masking.typed.maskText)
    chunker.add(event)
    people.see(event)
    // A page whose snapshot takes long gets fewer: they may cost it no more than a hundredth of its time.
    const isChange = (event.type as number) === 3
    if (isChange && event.timestamp - snapshotAt > Math.max(config.snapshotEveryMs, snapshotMs * HUGE_SNAPSHOT_FACTOR))
      takeSnapshot()
  }
  const say = (payload: object) => {
    chunker.add({ type: 5, data: { tag: 'afterimage', payload }, timestamp: now() })
  }
  const nodeOf = (id: number) => record.mirror.getNode(id)
  const idOf = (node: Node) => record.mirror.getId(node)
  const people = watchPeople({ say, add: emit, nodeOf, idOf, ...masking })
  const restoreNatives = keepNatives()
  const stopRecord = record({
    emit,
    recordAfter: 'DOMContentLoaded',
    userTriggeredOnInput: true,
    sampling: { input: 'all' },
    errorHandler: () => true,
    ...maskLive(masking),
  })

  return {
    takeSnapshot,
    requestSnapshot,
    continueEdit: (nodeId) => people.continueEdit(nodeId),
    stop() {
      clearTimeout(requested)
      stopRecord?.()
      restoreNatives()
      people.stop()
    },
  }
}
