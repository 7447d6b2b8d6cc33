import type { eventWithTime } from '@rrweb/types'

import { createOutbox } from '@/lib/relay/outbox'
import type { WireChunk, Receipt } from '@/lib/messages/relay'

import { buildBody, T0 } from '../../fixtures/rrweb-events'
import type { GivenDocument } from './browser-tabs'

export interface RecordedPage {
  document: GivenDocument
  sessionId: string
  outbox: ReturnType<typeof createOutbox>
  state: 'waiting' | 'capturing' | 'paused' | 'stopped'
  /** What the background or the relay asked for, in order. */
  told: string[]
  /** Says these events and waits until they have their receipt. */
  say(...events: eventWithTime[]): Promise<void>
}

type Send = (chunk: WireChunk) => Promise<Receipt>

/**
 * A document with the recorder in it, as the background sees it: the real outbox, with the browser's page around it left
 * out. It stands where `/relay.js` and `/capture.js` would be injected.
 */
export function createRecordedPage(
  document: GivenDocument,
  { sessionId, firstSeq }: { sessionId: string; firstSeq: number },
  send: Send,
): RecordedPage {
  const told: string[] = []
  const outbox = createOutbox({
    sessionId,
    firstSeq,
    now: () => T0,
    send,
    onHole: () => told.push('snapshot'),
    onMoved: (next) => {
      page.sessionId = next
      told.push('moved')
    },
    onRefused: close,
    isOrphaned: () => false,
  })
  const page: RecordedPage = {
    document,
    sessionId,
    outbox,
    state: 'waiting',
    told,
    async say(...events) {
      outbox.add(buildBody(...events), false)
      await outbox.drain(5_000)
    },
  }

  function close(reason: string): void {
    told.push(reason)
    page.state = 'stopped'
    outbox.close()
    document.onMessage = []
  }

  async function obey({ afterimage: name }: { afterimage: string }): Promise<unknown> {
    told.push(name)
    outbox.retryNow()
    if (name === 'pause') page.state = 'paused'
    if (name === 'resume') page.state = 'capturing'
    if (name === 'stop') page.state = 'stopped'
    await outbox.drain(5_000)
    if (name === 'stop') close('closed')
    return true
  }

  document.onMessage = [(message) => (isForRelay(message) ? obey(message) : undefined)]
  return page
}

function isForRelay(message: unknown): message is { afterimage: string } {
  return typeof message === 'object' && message !== null && 'afterimage' in message
}
