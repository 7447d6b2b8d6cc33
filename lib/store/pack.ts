import type { eventWithTime } from '@rrweb/types'

import { CODEC_GZIP, type Codec } from '@/lib/model/chunk'

/**
 * A chunk's body: the JSON array of its rrweb events, packed by the codec whose number stands beside it.
 *
 *   codec 1   gzip (RFC 1952) of UTF-8 JSON `[event, event, ...]`
 *
 * Whole chunks are packed, never single events: that costs 45 to 240 % more bytes.
 */
export async function packEvents(json: string): Promise<{ codec: Codec; body: Uint8Array<ArrayBuffer> }> {
  return { codec: CODEC_GZIP, body: await packText(json) }
}

/** A text as gzip (RFC 1952) of its UTF-8. */
export function packText(text: string): Promise<Uint8Array<ArrayBuffer>> {
  return pipeThrough(new TextEncoder().encode(text), new CompressionStream('gzip'))
}

/** Refuses with an error when the codec is unknown or the bytes are damaged. */
export async function unpackEvents(codec: number, body: Uint8Array<ArrayBuffer>): Promise<eventWithTime[]> {
  return JSON.parse(await unpackText(codec, body)) as eventWithTime[]
}

export async function unpackText(codec: number, body: Uint8Array<ArrayBuffer>): Promise<string> {
  if (codec !== CODEC_GZIP) throw new Error(`unknown codec ${codec}`)
  return new TextDecoder().decode(await pipeThrough(body, new DecompressionStream('gzip')))
}

async function pipeThrough(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(transform)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
