import type { Asset } from '@/lib/model/asset'
import type { Chunk } from '@/lib/model/chunk'
import type { Edit } from '@/lib/model/edit'
import type { SessionContent } from '@/lib/store/read-sessions'

/** A picture, font or style that was kept of a session; its bytes are read when they are wanted. */
export interface KeptAsset {
  /** As the rrweb events name it, absolute. */
  url: string
  /** `undefined` when it is not there any more. */
  read(): Promise<KeptBytes | undefined>
}

export type KeptBytes = Pick<Asset, 'hash' | 'type' | 'body'>

/**
 * Where playback reads a session: the database of the extension, or a bundle. Sequence numbers are those of chunks;
 * everything is read when it is asked for, so that a first picture needs no more than its own chunks.
 */
export interface SessionStore {
  /** All but chunks and assets; `undefined` when there is no such session. */
  readContent(sessionId: string): Promise<SessionContent | undefined>
  /** What is to be done with it still, oldest first. */
  readEdits(sessionId: string): Promise<Edit[]>
  listAssets(sessionId: string): Promise<KeptAsset[]>
  /** All chunks of a page, in order. */
  readChunks(pageId: string): Promise<Chunk[]>
  /** The next few chunks after this number (-1 for the first ones); `merged` when what comes next is in one with it. */
  readChunksAfter(pageId: string, seq: number): Promise<Chunk[] | 'merged'>
  /** The chunks that hold these numbers, each event once. The first may begin earlier. */
  readChunksBetween(pageId: string, seq: number, lastSeq: number): Promise<Chunk[]>
}
