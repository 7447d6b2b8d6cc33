import { record } from '@rrweb/record'
import type { eventWithTime } from '@rrweb/types'

import { createVerdicts } from '@/lib/capture/verdicts'
import { checkBody } from '@/lib/ingest/check-body'
import { deriveEvents } from '@/lib/ingest/derive-events'
import { compileRules, isSelectorFor } from '@/lib/masking/compile-rules'
import { maskEvents } from '@/lib/masking/mask-events'
import { DEFAULT_RULES } from '@/lib/model/rules'
import { packEvents } from '@/lib/store/pack'

export interface MaskingTimes {
  nodeCount: number
  /** A full snapshot by rrweb, and what verdicts add to it, on the page's main thread, ms. */
  snapshotMs: number
  verdictsMs: number
  /** All that ingest does with the snapshot but storing it, and masking as a part of that, ms. */
  ingestMs: number
  maskMs: number
}

/** Takes a picture of the page it is in, once, and ingests it as the background does. */
async function measureMasking(): Promise<MaskingTimes> {
  let snapshot: eventWithTime | undefined
  const stop = record({
    emit: (event) => {
      if ((event.type as number) === 2) snapshot = event
    },
    maskAllInputs: true,
  })
  const beforeSnapshot = performance.now()
  record.takeFullSnapshot()
  const snapshotMs = performance.now() - beforeSnapshot
  const rules = compileRules(DEFAULT_RULES, isSelectorFor(document))
  const beforeVerdicts = performance.now()
  createVerdicts(rules, (id) => record.mirror.getNode(id)).mark(snapshot!)
  const verdictsMs = performance.now() - beforeVerdicts
  const nodeCount = record.mirror.getIds().length
  stop?.()

  const body = JSON.stringify([snapshot])
  const beforeIngest = performance.now()
  const events = checkBody(body)!
  const beforeMask = performance.now()
  const masked = maskEvents(events, DEFAULT_RULES)
  const maskMs = performance.now() - beforeMask
  deriveEvents({ sessionId: '', windowId: '', pageId: '', url: '' }, masked)
  await packEvents(JSON.stringify(masked))
  return { nodeCount, snapshotMs, verdictsMs, ingestMs: performance.now() - beforeIngest, maskMs }
}

Object.assign(globalThis, { measureMasking })
