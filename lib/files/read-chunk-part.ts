import type { eventWithTime } from '@rrweb/types'

import { checkBody } from '@/lib/ingest/check-body'
import { MAX_BODY_CHARACTERS } from '@/lib/ingest/limits'
import { CODEC_GZIP } from '@/lib/model/chunk'

import { unpackFrames } from './archive-format'
import { disarmEvent } from './disarm-events'
import type { IncomingChunk } from './incoming'
import { MAX_AHEAD_MS } from './limits'
import { mayHaveProto, tryJson } from './parse-json'
import { asFields, isFields } from './read-row'
import { countLeftOut, Refusal, type LeftOut } from './refusal'
import { unpackBytes, type Bytes } from './unpack-bytes'
import type { UnpackRoom } from './unpack-event'

const PLUGIN = 6

/** The chunks of a part, each unpacked and looked at; those that are not sound are counted and left out. */
export async function* readChunkPart(
  part: Bytes,
  now: number,
  room: UnpackRoom,
  leftOut: LeftOut,
): AsyncGenerator<IncomingChunk> {
  const frames = unpackFrames(part)
  for (;;) {
    const frame = nextOf(frames, leftOut)
    if (!frame) return
    const chunk = await readChunk(frame, now, room, leftOut)
    if (chunk) yield chunk
    else countLeftOut(leftOut, 'damaged chunks')
  }
}

/** After a frame that is none nothing can be found any more. */
function nextOf(frames: ReturnType<typeof unpackFrames>, leftOut: LeftOut) {
  try {
    const next = frames.next()
    return next.done ? undefined : next.value
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    countLeftOut(leftOut, 'damaged parts')
    return undefined
  }
}

async function readChunk(
  { head, body }: { head: unknown; body: Bytes },
  now: number,
  room: UnpackRoom,
  leftOut: LeftOut,
): Promise<IncomingChunk | undefined> {
  const { pageId, seq, lastSeq, codec } = asFields(head)
  if (typeof pageId !== 'string' || !isNumber(seq) || !isNumber(lastSeq) || lastSeq < seq || codec !== CODEC_GZIP) {
    return undefined
  }
  const text = await unpackText(body, room)
  const checked = text === undefined ? undefined : checkText(text)
  if (text === undefined || !checked) return undefined
  const readable = checked.events.filter(isReadable)
  countLeftOut(leftOut, 'events of an unknown shape', checked.events.length - readable.length)
  const inTime = readable.filter(({ timestamp }) => timestamp <= now + MAX_AHEAD_MS)
  countLeftOut(leftOut, 'events with impossible times', readable.length - inTime.length)
  if (inTime.length === 0) return undefined
  const events = inTime.map(disarmEvent)
  const changed = events.filter((event, index) => event !== inTime[index]).length
  countLeftOut(leftOut, 'scripts and links that could act', changed)
  const isSame = changed === 0 && checked.isAsGiven && inTime.length === checked.events.length
  return {
    pageId,
    seq,
    lastSeq,
    events,
    ...(isSame && { packed: { codec: CODEC_GZIP, body, rawBytes: text.length } }),
  }
}

function isNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** What is too much for one chunk is damaged; what is too much for the file is so for all of it. */
async function unpackText(body: Bytes, room: UnpackRoom): Promise<string | undefined> {
  try {
    const unpacked = await unpackBytes(body, 'gzip', MAX_BODY_CHARACTERS)
    room.bytes -= unpacked.byteLength
    if (room.bytes >= 0) return new TextDecoder().decode(unpacked)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return undefined
  }
  throw new Refusal('unpacks to too much', 'chunks')
}

/** A key that is `__proto__` goes before anything else looks. */
function checkText(text: string): { events: eventWithTime[]; isAsGiven: boolean } | undefined {
  const isAsGiven = !mayHaveProto(text)
  const events = checkBody(isAsGiven ? text : cleanText(text))
  return events && { events, isAsGiven }
}

/** What a plugin says is read as a record. */
function isReadable({ type, data }: eventWithTime): boolean {
  return (type as number) !== PLUGIN || isFields(data)
}

function cleanText(text: string): string | undefined {
  const value = tryJson(text)
  return value === undefined ? undefined : JSON.stringify(value)
}
