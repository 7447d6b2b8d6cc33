import { Refusal } from './refusal'

/** A part of a zip. `start`: of its local header. */
export interface ZipEntry {
  name: string
  method: number
  crc: number
  packedBytes: number
  bytes: number
  start: number
}

export interface LocalHeader extends Omit<ZipEntry, 'start'> {
  dataStart: number
  /** Sizes come behind the data. */
  isOpen: boolean
}

export const LOCAL_BYTES = 30
const LOCAL_MARK = 0x04_03_4b_50
const SIZES_BEHIND = 8
const MAX_NAME_BYTES = 1_024

/** `undefined` where there is none. */
export async function readLocal(file: Blob, start: number): Promise<LocalHeader | undefined> {
  const view = new DataView(await file.slice(start, start + LOCAL_BYTES + MAX_NAME_BYTES).arrayBuffer())
  if (view.byteLength < LOCAL_BYTES || view.getUint32(0, true) !== LOCAL_MARK) return undefined
  const nameBytes = view.getUint16(26, true)
  if (nameBytes > MAX_NAME_BYTES || LOCAL_BYTES + nameBytes > view.byteLength) return undefined
  return {
    name: readName(view, LOCAL_BYTES, nameBytes),
    method: view.getUint16(8, true),
    crc: view.getUint32(14, true),
    packedBytes: view.getUint32(18, true),
    bytes: view.getUint32(22, true),
    dataStart: start + LOCAL_BYTES + nameBytes + view.getUint16(28, true),
    isOpen: (view.getUint16(6, true) & SIZES_BEHIND) !== 0,
  }
}

export function readName(view: DataView, at: number, bytes: number): string {
  if (bytes > MAX_NAME_BYTES || at + bytes > view.byteLength) throw new Refusal('damaged', 'name')
  return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, bytes))
}

/** A name is only ever a name here, never a place on a disk; one that tries to be is none of an honest tool. */
export function checkName(name: string): void {
  const isOutside = name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..')
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  if (isOutside || /[\\\u0000-\u001f]/.test(name)) throw new Refusal('names outside of itself', name)
}
