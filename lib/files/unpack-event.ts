import { MAX_BODY_CHARACTERS } from '@/lib/ingest/limits'

import { tryJson } from './parse-json'
import { asFields, isFields, type Fields } from './read-row'
import { Refusal } from './refusal'
import { unpackBytes, type Packing } from './unpack-bytes'

/** How PostHog says that parts of an event are packed. */
const PACKING = '2024-10'

/** Parts of a mutation (source 0) and of rules of a style (source 8) that are packed each by itself. */
const PACKED_FIELDS = ['texts', 'attributes', 'removes', 'adds'] as const

/** What may be unpacked of one file in all; counted down. */
export interface UnpackRoom {
  bytes: number
}

/**
 * An event of PostHog's that is packed (`cv`), as any other: of a full snapshot `data` is packed whole, of a mutation
 * its lists are. Packed means gzip of UTF-8 JSON, its bytes written as the characters U+0000 to U+00FF of a string.
 * rrweb's own packer makes such a string of a whole event, by zlib. `undefined` where it cannot be unpacked: half an event
 * would hold up the player.
 */
export async function unpackEvent(event: unknown, room: UnpackRoom): Promise<unknown> {
  if (typeof event === 'string') return unpackText(event, 'deflate', room)
  if (!isFields(event) || event['cv'] === undefined) return event
  const { cv, data, ...rest } = event
  if (cv !== PACKING) return undefined
  if (typeof data === 'string') {
    const whole = await unpackText(data, 'gzip', room)
    return whole === undefined ? undefined : { ...rest, data: whole }
  }
  const fields = await unpackFields(asFields(data), room)
  return fields && { ...rest, data: fields }
}

async function unpackFields(data: Fields, room: UnpackRoom): Promise<Fields | undefined> {
  const unpacked: Fields = { ...data }
  for (const name of PACKED_FIELDS) {
    const packed = data[name]
    if (typeof packed !== 'string') continue
    const list = await unpackText(packed, 'gzip', room)
    if (list === undefined) return undefined
    unpacked[name] = list
  }
  return unpacked
}

const LAST_BYTE = 255

async function unpackText(packed: string, packing: Packing, room: UnpackRoom): Promise<unknown> {
  const bytes = new Uint8Array(packed.length)
  for (let at = 0; at < packed.length; at += 1) {
    const code = packed.charCodeAt(at)
    if (code > LAST_BYTE) return undefined
    bytes[at] = code
  }
  try {
    const unpacked = await unpackBytes(bytes, packing, Math.min(MAX_BODY_CHARACTERS, room.bytes))
    room.bytes -= unpacked.byteLength
    return tryJson(new TextDecoder().decode(unpacked))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // What would be too much for the file is so for all of it.
    if (error.reason !== 'damaged') throw error
    return undefined
  }
}
