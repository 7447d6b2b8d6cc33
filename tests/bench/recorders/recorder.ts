/** One recorder in a page of the bench, as its maker's own instructions start it. */
export interface PageRecorder {
  /** Resolves once it records. `collector` is an origin on loopback that counts what it is sent. */
  start(collector: string): Promise<void>
  /** Sends what it still has. */
  flush(): Promise<void>
}

declare global {
  var benchRecorder: PageRecorder
}

/** Asks until it holds; throws where it never does. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 20_000
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never came to be: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
