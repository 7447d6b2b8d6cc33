import type { ExportSink } from './create-files'

/** Pieces are put together in blobs of about this, which the browser may keep on disk. */
const BLOB_BYTES = 16 * 1024 ** 2

export interface BlobSink extends ExportSink {
  name(): string
  /** All that was written, under the type it was opened with. */
  take(): Blob
  drop(): void
}

/** A file that is made before it goes anywhere: whole or not at all. */
export function gatherBlob(): BlobSink {
  let name = ''
  let type = ''
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let waiting = 0
  const blobs: Blob[] = []
  const gather = () => {
    blobs.push(new Blob(pieces))
    pieces = []
    waiting = 0
  }
  return {
    async open(fileName, mediaType) {
      name = fileName
      type = mediaType
    },
    async write(bytes) {
      pieces.push(bytes as Uint8Array<ArrayBuffer>)
      waiting += bytes.byteLength
      if (waiting >= BLOB_BYTES) gather()
    },
    name: () => name,
    take() {
      gather()
      return new Blob(blobs, { type })
    },
    drop() {
      blobs.length = 0
      pieces = []
    },
  }
}
