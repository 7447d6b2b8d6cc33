/** Why a file, or a session in it, cannot be taken in. Words for it are the interface's. */
export type RefusalReason =
  | 'empty'
  | 'too large'
  | 'unpacks to too much'
  | 'names outside of itself'
  | 'nested too deep'
  | 'cut off'
  | 'damaged'
  | 'newer version'
  | 'no recording'
  | 'no picture'
  | 'no room'
  | 'unreadable'

/** Thrown where a file is read, caught at the door of the import, never shown as it is. */
export class Refusal extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, detail = '') {
    super(`${reason}${detail === '' ? '' : `: ${detail}`}`)
    this.name = 'Refusal'
    this.reason = reason
  }
}

/** What of a file was sound enough to come in, and what was not. */
export type LeftOutKind =
  | 'events of an unknown shape'
  | 'events with impossible times'
  | 'events that could not be unpacked'
  | 'events before the first picture'
  | 'windows without a picture'
  | 'damaged chunks'
  | 'damaged parts'
  | 'missing parts'
  | 'missing ends'
  | 'rows of an unknown shape'
  | 'damaged pictures, fonts or styles'
  | 'unknown parts'
  | 'scripts and links that could act'

export type LeftOut = Partial<Record<LeftOutKind, number>>

/** Adds up what is left out while a file is read. */
export function countLeftOut(leftOut: LeftOut, kind: LeftOutKind, count = 1): void {
  if (count > 0) leftOut[kind] = (leftOut[kind] ?? 0) + count
}
