import type { addedNodeMutation } from '@rrweb/types'

import type { TreeWriter } from './write-tree'

interface Dependencies {
  writer: TreeWriter
  sliceMs: number
  /** What the page did since, before the walk goes on. */
  tellChanges(): void
  tellAdds(adds: addedNodeMutation[]): void
  /** Around all that is read. */
  read<T>(run: () => T): T
  guard(run: () => void): () => void
  /** A large page is sent in parts, too. */
  send(): void
  /** Whether a node without an id is one that the walk comes to. */
  setWalking(isWalking: boolean): void
  signal: AbortSignal
}

/**
 * The first walk over a large document in parts, so that nothing the person does waits for it: a snapshot of what fits
 * into the first, and the rest as nodes that are added to it.
 */
export function createSlices({
  writer,
  sliceMs,
  tellChanges,
  tellAdds,
  read,
  guard,
  send,
  setWalking,
  signal,
}: Dependencies) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const isWalking = () => writer.rest.length > 0
  signal.addEventListener('abort', () => clearTimeout(timer))

  function goOn(forMs: number): void {
    tellChanges()
    const adds: addedNodeMutation[] = []
    writer.within(forMs, () => read(() => writer.writeRest(adds)))
    setWalking(isWalking())
    if (adds.length > 0) tellAdds(adds)
  }
  /** In a task of its own each: to write down, and to send. */
  function plan(): void {
    if (!isWalking()) return
    timer = setTimeout(() => {
      send()
      timer = setTimeout(
        guard(() => {
          goOn(sliceMs)
          plan()
        }),
      )
    })
  }

  return {
    begin<T>(write: () => T): T {
      const written = writer.within(sliceMs, () => read(write))
      setWalking(isWalking())
      plan()
      return written
    },
    /** All that is left, now. */
    finish(): void {
      clearTimeout(timer)
      if (isWalking()) goOn(Infinity)
    },
  }
}
