import {
  nameOfCommands,
  nameOfMessages,
  type CaptureCommand,
  type CaptureConfig,
  type CaptureMessage,
} from '@/lib/messages/page-wire'

import type { EarlyRecord } from './bootstrap'
import { createChunker } from './chunker'
import { startRecorder, type Recorder } from './recorder'

/**
 * Capture: in comes what happens in this document, out go chunks of rrweb events to the relay. It runs in the page's
 * own world, so it must never throw into the page, never wait for anything, and leave no trace once stopped.
 */
export function createCapture(key: string, config: CaptureConfig, natives?: EarlyRecord['natives']): void {
  const dispatch = natives?.dispatch ?? document.dispatchEvent
  const listen = natives?.listen ?? document.addEventListener
  const send = (message: CaptureMessage) =>
    dispatch.call(document, new CustomEvent(nameOfMessages(key), { detail: message }))

  const chunker = createChunker(send)
  const life = new AbortController()
  let recorder: Recorder | undefined

  const commands: Record<CaptureCommand, () => void> = {
    pause() {
      recorder?.stop()
      recorder = undefined
      chunker.flush()
    },
    resume() {
      recorder ??= startRecorder(config, chunker)
    },
    stop() {
      commands.pause()
      life.abort()
    },
    snapshot() {
      recorder?.takeSnapshot()
      chunker.flush()
    },
    flush: () => chunker.flush(),
  }

  function obey(event: Event): void {
    const name = (event as CustomEvent<CaptureCommand>).detail
    if (Object.hasOwn(commands, name)) commands[name]()
  }
  function leave(): void {
    recorder?.finishEarly()
    chunker.flush(true)
  }
  function hide(): void {
    if (document.visibilityState === 'hidden') chunker.flush(true)
  }
  function show(event: PageTransitionEvent): void {
    // Back from the back/forward cache: what happened in between is not known, so start from the whole.
    if (event.persisted) commands.snapshot()
  }

  const { signal } = life
  listen.call(document, nameOfCommands(key), obey, { signal })
  listen.call(document, 'visibilitychange', hide, { signal })
  listen.call(window, 'pagehide', leave, { signal, capture: true })
  listen.call(window, 'pageshow', show as EventListener, { signal, capture: true })
  commands.resume()
}
