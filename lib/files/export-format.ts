import type { ExportSource } from './export-source'

/** One file of an export, written when it is asked for, piece by piece. */
export interface ExportFile {
  /** With its ending. */
  name: string
  write: () => Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
}

/** Parts of a session that a file may hold. */
export type Held = 'shown' | 'events' | 'requests' | 'notes' | 'assets' | 'people' | 'rules'

/** What a kind of file is, as one chooses it. */
export interface FormatFacts {
  id: string
  label: string
  /** What one has of it, in one sentence. */
  description: string
  /** Without the dot. */
  extension: string
  mediaType: string
  /** It is a text that one may want to paste. */
  isText?: true
  /** Its first file is its only one, however many sessions there are. */
  isOneFile?: true
  /** By what its size can be told before it is made: of each session, and of each byte that is stored of it. */
  size?: { ownBytes: number; perStoredByte: number }
  /** What of a session is in it: said before it leaves. */
  holds: readonly Held[]
}

export interface ExportFormat extends FormatFacts {
  /** Several files leave as one zip. */
  listFiles: (source: ExportSource) => AsyncIterable<ExportFile>
}
