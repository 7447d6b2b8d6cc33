import { crc32 } from './crc32'
import { MAX_DIRECTORY_BYTES, MAX_ENTRIES, MAX_PART_BYTES, MAX_UNPACK_RATIO, UNPACK_ROOM_BYTES } from './limits'
import { Refusal } from './refusal'
import { findEntries } from './salvage-zip'
import { unpackBytes, type Bytes } from './unpack-bytes'
import { checkName, LOCAL_BYTES, readLocal, readName, type ZipEntry } from './zip-entry'

export interface OpenZip {
  /** By name. */
  entries: ReadonlyMap<string, ZipEntry>
  /** The directory at its end is not there: these are the parts that could be found without it. */
  isCut: boolean
  /** Of the whole file. */
  fileBytes: number
  /** Refuses a part that is damaged. */
  read: (entry: ZipEntry) => Promise<Bytes>
}

const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535
const END_MARK = 0x06_05_4b_50
const CENTRAL_MARK = 0x02_01_4b_50
const CENTRAL_BYTES = 46
const IS_ENCRYPTED = 1

/**
 * Opens a zip from anywhere (APPNOTE 6.3.3, without its 64-bit form). Everything that its directory says is checked
 * before anything is unpacked: how many parts there are, what they are called, that none lies in another, and what all
 * would unpack to. Of the file only what is asked for is read.
 */
export async function openZip(file: Blob): Promise<OpenZip> {
  const end = await findEnd(file)
  const listed = end ? await readDirectory(file, end) : await findEntries(file)
  checkEntries(listed, file.size)
  return {
    entries: new Map(listed.map((entry) => [entry.name, entry])),
    isCut: end === undefined,
    fileBytes: file.size,
    read: (entry) => readEntry(file, entry),
  }
}

interface Directory {
  count: number
  bytes: number
  start: number
}

async function findEnd(file: Blob): Promise<Directory | undefined> {
  const from = Math.max(0, file.size - END_BYTES - MAX_COMMENT_BYTES)
  const view = new DataView(await file.slice(from).arrayBuffer())
  for (let at = view.byteLength - END_BYTES; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END_MARK) continue
    if (at + END_BYTES + view.getUint16(at + 20, true) !== view.byteLength) continue
    const directory = {
      count: view.getUint16(at + 10, true),
      bytes: view.getUint32(at + 12, true),
      start: view.getUint32(at + 16, true),
    }
    // What says that it ends elsewhere is no end.
    if (directory.start + directory.bytes <= from + at) return directory
  }
  return undefined
}

async function readDirectory(file: Blob, { count, bytes, start }: Directory): Promise<ZipEntry[]> {
  if (bytes > MAX_DIRECTORY_BYTES) throw new Refusal('unpacks to too much', 'directory')
  const view = new DataView(await file.slice(start, start + bytes).arrayBuffer())
  const entries: ZipEntry[] = []
  let at = 0
  while (entries.length < count) {
    if (at + CENTRAL_BYTES > view.byteLength || view.getUint32(at, true) !== CENTRAL_MARK) {
      throw new Refusal('damaged', 'directory')
    }
    if (view.getUint16(at + 8, true) & IS_ENCRYPTED) throw new Refusal('unreadable', 'encrypted')
    const nameBytes = view.getUint16(at + 28, true)
    entries.push({
      name: readName(view, at + CENTRAL_BYTES, nameBytes),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      start: view.getUint32(at + 42, true),
    })
    at += CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function checkEntries(entries: readonly ZipEntry[], fileBytes: number): void {
  if (entries.length > MAX_ENTRIES) throw new Refusal('unpacks to too much', 'parts')
  for (const { name } of entries) checkName(name)
  if (new Set(entries.map(({ name }) => name)).size < entries.length)
    throw new Refusal('damaged', 'the same name twice')
  const sum = entries.reduce((total, { bytes }) => total + bytes, 0)
  const isTooMuch = sum > fileBytes * MAX_UNPACK_RATIO + UNPACK_ROOM_BYTES
  if (isTooMuch || entries.some(({ bytes }) => bytes > MAX_PART_BYTES)) throw new Refusal('unpacks to too much')
  let after = 0
  for (const { start, packedBytes } of entries.toSorted((a, b) => a.start - b.start)) {
    // One part in another is how a small file unpacks to any size.
    if (start < after) throw new Refusal('unpacks to too much', 'parts in parts')
    after = start + LOCAL_BYTES + packedBytes
  }
}

async function readEntry(file: Blob, entry: ZipEntry): Promise<Bytes> {
  const local = await readLocal(file, entry.start)
  if (!local || local.name !== entry.name) throw new Refusal('damaged', entry.name)
  const packed = file.slice(local.dataStart, local.dataStart + entry.packedBytes)
  if (packed.size < entry.packedBytes) throw new Refusal('cut off', entry.name)
  const bytes = await unpackEntry(packed, entry)
  if (bytes.byteLength !== entry.bytes || crc32(bytes) !== entry.crc) throw new Refusal('damaged', entry.name)
  return bytes
}

const STORED = 0
const DEFLATED = 8

async function unpackEntry(packed: Blob, { name, method, bytes }: ZipEntry): Promise<Bytes> {
  if (method === STORED) return new Uint8Array(await packed.arrayBuffer())
  if (method !== DEFLATED) throw new Refusal('unreadable', `packed by method ${method}: ${name}`)
  return unpackBytes(packed, 'deflate-raw', bytes)
}
