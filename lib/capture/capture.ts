import {
  nameOfCommands,
  nameOfMessages,
  nameOfRoots,
  type CaptureCommand,
  type CaptureConfig,
  type CaptureMessage,
} from '@/lib/messages/page-wire'

import type { EarlyRecord } from './bootstrap'
import { createChunker } from './chunker'
import { keepClosedRoots, readRootAround } from './closed-roots'
import type { CreateEngine } from './engine'
import { findFrame } from './find-frame'
import { createPageMasking } from './page-masking'
import { createRecording } from './recording'
import { watchDocument } from './watch-document'

/**
 * Capture: in comes what happens in this document, out go chunks of rrweb events to the relay. It runs in the page's
 * own world, so it must never throw into the page, never wait for anything, and leave no trace once stopped.
 */
export function createCapture(
  createEngine: CreateEngine,
  key: string,
  config: CaptureConfig,
  early?: EarlyRecord,
): void {
  const [dispatch, listen] = early?.natives ?? [document.dispatchEvent, document.addEventListener]
  // The relay takes a message by preventing its default: so it is known whether anybody listens yet.
  const send = (message: CaptureMessage) => !dispatch.call(document, createMessageEvent(nameOfMessages(key), message))

  keepClosedRoots(early?.roots ?? [])
  const masking = createPageMasking(config.masking)
  const chunker = createChunker(send, masking)
  const recording = createRecording(createEngine, config, masking, chunker, early?.heard ?? [])
  const life = new AbortController()
  // Those that stand in the markup; the relay finds them.
  const onRoot = (event: Event) => keepClosedRoots(readRootAround((event as SubmitEvent).submitter))
  listen.call(document, nameOfRoots(key), onRoot, { signal: life.signal })

  function obey(command: CaptureCommand): void {
    switch (command.name) {
      case 'pause':
        recording.pause()
        return chunker.flush()
      case 'resume':
        return recording.resume()
      case 'mask':
        recording.mask(command.masking)
        return chunker.flush()
      case 'snapshot':
        recording.requestSnapshot()
        return chunker.flush()
      case 'find frame':
        return void send({ kind: 'frame', nodeId: findFrame(command.framePath) })
      case 'stop':
        recording.pause()
        chunker.flush()
        return life.abort()
    }
  }

  watchDocument(
    {
      commandName: nameOfCommands(key),
      onCommand: (detail) => obey(detail as CaptureCommand),
      onHide() {
        recording.flush()
        chunker.flush(true)
      },
      onLeave() {
        recording.leave()
        chunker.flush(true)
      },
      onReturn() {
        recording.comeBack()
        chunker.flush()
      },
      onFreeze: () => recording.freeze(),
      onThaw: () => recording.thaw(),
      onReplaced: () => recording.restart(),
    },
    listen,
    life.signal,
  )
  recording.resume()
}

/** By the document's own factory: pages replace the constructor, for browsers that were without one. */
function createMessageEvent(name: string, detail: CaptureMessage): Event {
  const event = document.createEvent('CustomEvent')
  event.initCustomEvent(name, false, true, detail)
  return event
}
