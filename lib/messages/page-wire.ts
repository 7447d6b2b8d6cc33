import type { ChunkMasking, PageMasking } from '@/lib/model/masking'
import type { RecorderEngine } from '@/lib/model/settings'

/**
 * Between capture (the page's own world) and relay (the isolated world): CustomEvents on `document` under a key that
 * is random for each document. An event is synchronous, so the same way works in `pagehide`, where a MessagePort
 * loses what it is given (40 of 40 measured): one way instead of two.
 *
 * The page could learn the key and forge what it says about itself; it can say nothing about anything else.
 */
export type CaptureMessage =
  /** `body` is the JSON of an array of events (`flattenEvent`). `isLeaving`: the document is going away, send at once. */
  | { kind: 'chunk'; body: string; isLeaving: boolean; masking: ChunkMasking }
  /** The events themselves, where the page has changed how JSON is made. */
  | { kind: 'events'; events: unknown[]; isLeaving: boolean; masking: ChunkMasking }
  /** An event could not be sent at all. The stream has a hole here. */
  | { kind: 'lost'; reason: 'event too large' }
  /** The answer to `find frame`, given before the command returns. */
  | { kind: 'frame'; nodeId: number }

export type CaptureCommand =
  | { name: 'pause' | 'resume' | 'stop' | 'snapshot' }
  /** Other rules hold from now on. */
  | { name: 'mask'; masking: PageMasking }
  /** Which rrweb node is the element of the frame at this place, indexes into `frames` from the top window down. */
  | { name: 'find frame'; framePath: number[] }

/**
 * A closed shadow root crosses from the isolated world to the page's as the submitter of an event that means nothing:
 * the one way in which an element inside of it is not hidden, and in which nothing in the page is changed.
 */
export function nameOfRoots(key: string): string {
  return `${key}<root`
}

export interface CaptureConfig {
  /** Nothing from before this is told (epoch ms): the end of the session's last pause; 0 where there was none. */
  since: number
  /** A full snapshot is taken at least this often, which bounds a seek. */
  snapshotEveryMs: number
  /** DOM changes are dropped after this long without an interaction; `null` keeps them for ever. */
  idleAfterMs: number | null
  masking: PageMasking
  /** What writes the document down. */
  engine: RecorderEngine
  /** What is told of requests beside how they end. */
  keepsHeaders: boolean
  keepsBodies: boolean
  /** Routes of this site that no recorder may see. */
  neverPatterns: string[]
}

export function nameOfMessages(key: string): string {
  return `${key}>`
}

export function nameOfCommands(key: string): string {
  return `${key}<`
}
