import { record } from '@rrweb/record'
import type { eventWithTime } from '@rrweb/types'

import type { CaptureConfig } from '@/lib/messages/page-wire'
import { describePageView } from '@/lib/capture/describe-page-view'
import { MASKED_TEXT_SELECTOR, maskInputValue, maskShape } from '@/lib/masking/mask-text'

import type { Chunker } from './chunker'
import { createClock } from './clock'
import { watchPeople } from './watch-people'
import { watchRoutes } from './watch-routes'

export interface Recorder {
  takeSnapshot(): void
  /** The document leaves before it was ready: say at least that it was here. */
  finishEarly(): void
  stop(): void
}

/** rrweb's own masks cover live values; what they miss is masked again before storage. */
const MASK_EVERYTHING_TYPED = {
  maskAllInputs: true,
  // rrweb asks this table by tag name as well as by type; by tag it covers every input, hidden ones too.
  maskInputOptions: { input: true, textarea: true, select: true, password: true } as object,
  maskInputFn: maskInputValue,
  maskTextSelector: MASKED_TEXT_SELECTOR,
  maskTextFn: maskShape,
}

/** Starts rrweb and what stands beside it; `stop` takes every hook and listener away again. */
export function startRecorder(config: CaptureConfig, chunker: Chunker): Recorder {
  const now = createClock()
  let hasStarted = false

  const emit = (event: eventWithTime) => {
    event.timestamp = now()
    hasStarted = true
    chunker.add(event)
    people.see(event)
  }
  const say = (payload: object) => {
    chunker.add({ type: 5, data: { tag: 'afterimage', payload }, timestamp: now() })
  }
  const people = watchPeople({ say, add: emit, nodeOf: (id) => record.mirror.getNode(id), idOf: (node) => record.mirror.getId(node) })
  const stopRoutes = watchRoutes(() => say(describePageView(document, location.href)))
  const stopRecord = record({
    emit,
    recordAfter: 'DOMContentLoaded',
    checkoutEveryNms: config.snapshotEveryMs,
    userTriggeredOnInput: true,
    sampling: { input: 'all' },
    errorHandler: () => true,
    ...MASK_EVERYTHING_TYPED,
  })

  return {
    takeSnapshot() {
      if (hasStarted) record.takeFullSnapshot(true)
    },
    finishEarly() {
      if (!hasStarted) say(describePageView(document, location.href))
    },
    stop() {
      stopRecord?.()
      stopRoutes()
      people.stop()
    },
  }
}
