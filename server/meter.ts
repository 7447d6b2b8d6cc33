import type { Storage } from './storage.ts'

/** How much is kept: counted by listing now and then, and what came since added. With several processes it lags. */
export interface Meter {
  readonly bytes: number
  add(bytes: number): void
  measure(): Promise<void>
}

export function createMeter(storage: Storage): Meter {
  let bytes = 0
  return {
    get bytes() {
      return bytes
    },
    add(more) {
      bytes += more
    },
    async measure() {
      let measured = 0
      for await (const object of storage.list('shares/')) measured += object.bytes
      bytes = measured
    },
  }
}
