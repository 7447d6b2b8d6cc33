export interface Gate {
  /** Waits for a place. Throws `GateFull` at once when too many wait already. */
  run<Result>(work: () => Promise<Result>): Promise<Result>
  readonly running: number
}

export class GateFull extends Error {
  override name = 'GateFull'
}

/** Lets so many run at once; the others wait in order. */
export function createGate(places: number, maxWaiting: number): Gate {
  const waiting: (() => void)[] = []
  let running = 0
  return {
    get running() {
      return running
    },
    async run(work) {
      if (running < places) running++
      else {
        if (waiting.length >= maxWaiting) throw new GateFull()
        // Who leaves hands the place over, so it is never counted twice.
        await new Promise<void>((enter) => waiting.push(enter))
      }
      try {
        return await work()
      } finally {
        const next = waiting.shift()
        if (next) next()
        else running--
      }
    },
  }
}
