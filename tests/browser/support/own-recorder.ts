import { isSelectorFor, compileRules } from '@/lib/masking/compile-rules'
import { createOwnEngine } from '@/lib/capture/engine/own-engine'
import { nodeOf, setRunning } from '@/lib/capture/running-engine'
import { createTypedValues } from '@/lib/capture/typed-values'
import { createVerdicts } from '@/lib/capture/verdicts'
import type { eventWithTime } from '@rrweb/types'

/** Our engine alone, in the shape of rrweb's recorder, showing everything: built into a page that compares the two. */
export function record({ emit, sliceMs }: { emit(event: eventWithTime): void; sliceMs?: number }): () => void {
  const rules = compileRules({ level: 'light', mask: [], block: [], ignore: [], show: ['*'] }, isSelectorFor(document))
  const masking = { rules, verdicts: createVerdicts(rules, nodeOf), typed: createTypedValues() }
  const engine = createOwnEngine({
    emit(event) {
      event.timestamp ||= Date.now()
      emit(event)
    },
    now: Date.now,
    send: () => undefined,
    visit: () => undefined,
    masking,
    ...(sliceMs !== undefined && { sliceMs }),
  })
  setRunning(engine)
  engine.start()
  return () => {
    engine.flush()
    engine.stop()
  }
}
