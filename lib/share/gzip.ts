import { joinBytes, type Bytes } from './bytes.ts'

export async function gzip(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** `undefined` when it is no gzip, or more than `maxBytes` comes out: it stops there, whatever was put in. */
export async function gunzip(bytes: Bytes, maxBytes: number): Promise<Bytes | undefined> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const chunks: Uint8Array[] = []
  let count = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return joinBytes(...chunks)
      count += value.length
      if (count > maxBytes) {
        await reader.cancel()
        return undefined
      }
      chunks.push(value)
    }
  } catch (error) {
    // What a DecompressionStream says of bytes that are no gzip.
    if (error instanceof TypeError) return undefined
    throw error
  }
}
