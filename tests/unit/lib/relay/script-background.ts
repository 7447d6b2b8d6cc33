import type { Receipt, WireChunk } from '@/lib/messages/relay'
import { createOutbox } from '@/lib/relay/outbox'

const STORED: Receipt = { ok: true, needsSnapshot: false }

interface Sent {
  chunk: WireChunk
  answer(receipt: Receipt): void
  /** The worker died before it answered. */
  die(): void
}

/** An outbox, and the other end of its wire in the hands of a test: what was sent, to be answered or not. */
export function openOutbox(sessionId = 'session-1') {
  const sent: Sent[] = []
  const told: string[] = []
  let isOrphaned = false
  const outbox = createOutbox({
    sessionId,
    now: () => 0,
    send: (chunk) =>
      new Promise((resolve, reject) => {
        const die = () => reject(new Error('The message port closed before a response was received.'))
        sent.push({ chunk, answer: resolve, die })
      }),
    onHole: () => told.push('snapshot'),
    onMasking: ({ revision }) => told.push(`rules ${revision}`),
    onMoved: (next) => told.push(`moved to ${next}`),
    onRefused: (reason) => told.push(reason),
    isOrphaned: () => isOrphaned,
  })

  return {
    outbox,
    told,
    /** Chunks sent and not answered yet, oldest first. */
    sent,
    numbers: () => sent.map(({ chunk }) => chunk.seq),
    /** Takes the oldest unanswered chunk off the wire and answers it. */
    answer: async (receipt: Receipt = STORED): Promise<WireChunk> => {
      const next = sent.shift()
      if (!next) throw new Error('nothing was sent')
      next.answer(receipt)
      await settle()
      return next.chunk
    },
    killWorker: async (): Promise<void> => {
      for (const one of sent.splice(0)) one.die()
      await settle()
    },
    orphan: () => {
      isOrphaned = true
    },
  }
}

/** Lets everything that waits for a promise run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}
