import { proxy, wrap, type Remote } from 'comlink'

import type { EditWish } from '@/lib/model/edit'
import type { Playback } from '@/lib/playback/create-playback'
import type { ElementCount } from '@/lib/playback/find-places'

import type { SessionReader } from './session-model'

/** Looks into all of a session for what is to go from it. Rejects with the reason when it is told to stop. */
export interface SessionSearch {
  /** Whether there is anything to take out by this text. */
  hasText(text: string, stop: AbortSignal): Promise<boolean>
  countElement(wish: EditWish & { kind: 'element' }, stop: AbortSignal): Promise<ElementCount>
}

export interface PlaybackClient extends SessionReader, SessionSearch, Pick<Playback, 'readPage' | 'drawMoment'> {
  /** Ends the worker, and with it the addresses of the pictures that were shown. */
  release(): void
}

type Ask = <T>(question: (playback: Remote<Playback>) => Promise<T>) => Promise<T>

/** Playback as a page asks it; what is read is read in a worker of its own. One that broke is replaced at the next `open`. */
export function createPlaybackClient(startWorker: () => Worker): PlaybackClient {
  let link = connect(startWorker())
  const ask: Ask = (question) => link.ask(question)

  /** A signal does not reach a worker: it is told by a message, and whoever asked need not wait for it. */
  function searchUntil<T>(stop: AbortSignal, question: (playback: Remote<Playback>) => Promise<T>): Promise<T> {
    stop.throwIfAborted()
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        ask((playback) => playback.stopSearch()).catch(() => undefined)
        reject(stop.reason as Error)
      }
      stop.addEventListener('abort', giveUp, { once: true })
      ask(question)
        .then(resolve, reject)
        .finally(() => stop.removeEventListener('abort', giveUp))
    })
  }

  return {
    open(sessionId) {
      if (link.isBroken()) {
        link.end()
        link = connect(startWorker())
      }
      return ask((playback) => playback.open(sessionId))
    },
    index: (tell) => ask((playback) => playback.index(proxy(tell))),
    readBlock: (windowId, from) => ask((playback) => playback.readBlock(windowId, from)),
    drawMoment: (windowId, at) => ask((playback) => playback.drawMoment(windowId, at)),
    readPage: (pageId) => ask((playback) => playback.readPage(pageId)),
    hasText: (text, stop) => searchUntil(stop, (playback) => playback.hasText(text)),
    countElement: (wish, stop) => searchUntil(stop, (playback) => playback.countElement(wish)),
    now: () => Date.now(),
    release: () => link.end(),
  }
}

/** A worker that could not start, or broke, answers nothing: whoever waits for it is told. */
function connect(worker: Worker) {
  const playback = wrap<Playback>(worker)
  let isBroken = false
  const broken = new Promise<never>((_resolve, reject) => {
    const tell = (why: string) => {
      isBroken = true
      reject(new Error(why))
    }
    worker.addEventListener('error', ({ message }) => tell(message || 'the reader of sessions did not start'))
    worker.addEventListener('messageerror', () => tell('an answer could not be read'))
  })
  broken.catch(() => undefined)
  const ask: Ask = (question) => Promise.race([question(playback), broken])
  return { ask, isBroken: () => isBroken, end: () => worker.terminate() }
}
