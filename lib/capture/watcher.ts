/** What may be told of a document, beside what happens from now on. */
export interface SaidScope {
  /** Of what the browser kept, what ended after this: ms since the document began, as `decideFrom` gives it. */
  from: number
  /** What is told of requests beside how they end. */
  keepsHeaders: boolean
  keepsBodies: boolean
  /** Whether nothing may be recorded at this address. */
  isExcluded(url: string): boolean
}

/** Hears one kind of thing. */
export interface Watcher {
  /** Tells now what it waits with. */
  flush(): void
  /** Tells what it waits with, then nothing any more, and takes its hooks away. */
  stop(): void
}
