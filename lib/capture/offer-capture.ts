import type { CaptureConfig } from '@/lib/messages/page-wire'

import { EARLY_RECORD, type EarlyRecord } from './bootstrap'
import { createCapture } from './capture'
import type { CreateEngine } from './engine'

declare global {
  /** How the background starts capture by `scripting.executeScript`; taken away by the first call. */
  var afterimageCapture: ((key: string, config: CaptureConfig) => void) | undefined
  /** What is to be started, where that was known before this script came. */
  var afterimageCaptureStart: [key: string, config: CaptureConfig] | undefined
}

/** Starts capture as it was told, or puts a starter into the page's world that can be called once. */
export function offerCapture(createEngine: CreateEngine): void {
  const start = (key: string, config: CaptureConfig) => begin(createEngine, key, config)
  const waiting = globalThis.afterimageCaptureStart
  Reflect.deleteProperty(globalThis, 'afterimageCaptureStart')
  if (waiting) start(...waiting)
  else Object.defineProperty(globalThis, 'afterimageCapture', { value: start, configurable: true, enumerable: false })
}

function begin(createEngine: CreateEngine, key: string, config: CaptureConfig): void {
  Reflect.deleteProperty(globalThis, 'afterimageCapture')
  const early = (globalThis as { [EARLY_RECORD]?: EarlyRecord })[EARLY_RECORD]
  early?.undo()
  createCapture(createEngine, key, config, early)
}
