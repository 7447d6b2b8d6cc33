export interface Queue {
  /** Runs after the tasks of the same key that were given before. */
  run<T>(key: string, task: () => Promise<T>): Promise<T>
  /** Resolves when everything given so far has ended, well or not. */
  settle(): Promise<void>
}

/**
 * Runs tasks of one key one after another and those of different keys side by side. Only an order, no state: when the
 * worker dies, the relays send again what had no receipt.
 */
export function createQueue(): Queue {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run(key, task) {
      const result = (tails.get(key) ?? Promise.resolve()).then(task, task)
      tails.set(key, result)
      const forget = () => {
        if (tails.get(key) === result) tails.delete(key)
      }
      result.then(forget, forget)
      return result
    },
    settle: async () => void (await Promise.allSettled(tails.values())),
  }
}
