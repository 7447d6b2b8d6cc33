import { record } from '@rrweb/record'

import { MASKED_TEXT_SELECTOR, maskInputValue, maskShape } from '@/lib/masking/mask-text'

import { createAttachAgain } from './attach-again'
import type { Engine, EngineOptions } from './engine'
import { keepNatives } from './keep-natives'
import type { Masking } from './recorder'

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

/** rrweb's recorder: the other engine, and what ours is measured by. */
export function createRrwebEngine({ emit, masking }: EngineOptions): Engine {
  const attachAgain = createAttachAgain()
  let restoreNatives: (() => void) | undefined
  let stopRecord: (() => void) | undefined
  let hasBegun = false
  return {
    start() {
      restoreNatives = keepNatives()
      stopRecord = record({
        emit(given) {
          const event = attachAgain(given)
          if (!event) return
          hasBegun = true
          emit(event)
        },
        recordAfter: 'DOMContentLoaded',
        userTriggeredOnInput: true,
        sampling: { input: 'all' },
        errorHandler: () => true,
        ...maskLive(masking),
      })
    },
    nodeOf: (id) => record.mirror.getNode(id),
    idOf: (node) => record.mirror.getId(node),
    takeSnapshot() {
      if (hasBegun) record.takeFullSnapshot(true)
    },
    flush: () => undefined,
    stop() {
      stopRecord?.()
      restoreNatives?.()
    },
  }
}
