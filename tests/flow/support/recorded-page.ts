import type { eventWithTime } from '@rrweb/types'

import { readLevel } from '@/lib/masking/mask-events'
import { createOutbox } from '@/lib/relay/outbox'
import type { WireChunk, Receipt } from '@/lib/messages/relay'
import type { PageMasking } from '@/lib/model/masking'
import type { MaskLevel } from '@/lib/model/rules'
import { levelOf, strictest } from '@/lib/sites/decide-level'

import { buildBody, MASKING, T0 } from '../../fixtures/rrweb-events'
import type { GivenDocument } from './browser-tabs'

export interface RecordedPage {
  document: GivenDocument
  sessionId: string
  outbox: ReturnType<typeof createOutbox>
  state: 'waiting' | 'capturing' | 'paused' | 'stopped'
  /** What the background or the relay asked for, in order. */
  told: string[]
  /** The rules it was told last. */
  masking: PageMasking | undefined
  /** At which its next chunk begins. */
  level: MaskLevel
  /** What was typed into its masked fields, told with what it says next. */
  typed: string[]
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
    onMasking: mask,
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
    masking: undefined,
    level: 'light',
    typed: [],
    async say(...events) {
      const { masking, typed } = page
      page.typed = []
      if (masking) page.level = strictest([page.level, levelOf(masking, document.url)])
      const { level } = page
      outbox.add(buildBody(...events), false, {
        revision: masking?.revision ?? MASKING.revision,
        level,
        typed,
      })
      page.level = events.map(readLevel).findLast((told) => told !== undefined) ?? level
      await outbox.drain(5_000)
    },
  }

  function close(reason: string): void {
    told.push(reason)
    page.state = 'stopped'
    outbox.close()
    document.onMessage = []
  }

  function mask(masking: PageMasking): void {
    if (masking.revision !== page.masking?.revision) page.level = 'light'
    if (masking.revision !== page.masking?.revision) told.push(`mask ${masking.revision}`)
    page.masking = masking
  }

  async function obey({ afterimage: name, masking }: Command): Promise<unknown> {
    if (masking) mask(masking)
    else told.push(name)
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

interface Command {
  afterimage: string
  masking?: PageMasking
}

function isForRelay(message: unknown): message is Command {
  return typeof message === 'object' && message !== null && 'afterimage' in message
}
