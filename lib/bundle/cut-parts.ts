/** Cuts a stream of bodies into parts of the same size; the last may be shorter. Holds one part at a time. */
export class PartCutter {
  /** Bytes taken in so far: where the next body begins. */
  byteCount = 0
  readonly #partBytes: number
  #open: Uint8Array<ArrayBuffer>
  #filled = 0

  constructor(partBytes: number) {
    this.#partBytes = partBytes
    this.#open = new Uint8Array(partBytes)
  }

  /** Answers the parts that it fills. */
  *add(body: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
    this.byteCount += body.byteLength
    for (let at = 0; at < body.byteLength;) {
      const piece = body.subarray(at, at + this.#partBytes - this.#filled)
      this.#open.set(piece, this.#filled)
      this.#filled += piece.byteLength
      at += piece.byteLength
      if (this.#filled < this.#partBytes) continue
      yield this.#open
      this.#open = new Uint8Array(this.#partBytes)
      this.#filled = 0
    }
  }

  /** The last part, if anything is left. */
  end(): Uint8Array<ArrayBuffer> | undefined {
    return this.#filled > 0 ? this.#open.slice(0, this.#filled) : undefined
  }
}
