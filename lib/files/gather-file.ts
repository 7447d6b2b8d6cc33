/** Pieces are put together in blobs of about this, which the browser may keep on disk. */
const BLOB_BYTES = 16 * 1024 ** 2

/** What is written as one file that is not in memory; `stop` ends it. */
export async function gatherFile(pieces: AsyncIterable<Uint8Array>, name: string, stop: AbortSignal): Promise<File> {
  const blobs: Blob[] = []
  let waiting: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const piece of pieces) {
    stop.throwIfAborted()
    waiting.push(piece as Uint8Array<ArrayBuffer>)
    size += piece.byteLength
    if (size < BLOB_BYTES) continue
    blobs.push(new Blob(waiting))
    waiting = []
    size = 0
  }
  return new File([...blobs, ...waiting], name)
}
