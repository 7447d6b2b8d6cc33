import { readBase64url } from './base64url.ts'
import { deriveKeys, deriveRoot } from './derive-keys.ts'
import type { ReplayLink } from './link.ts'
import { DamagedShare, openShare, type OpenedShare } from './open-share.ts'
import { LinkProblem, openReader, type LinkReason, type ReaderClient, type ReaderGivens } from './reader-client.ts'

export interface OpenedReplay extends OpenedShare {
  client: ReaderClient
}

/**
 * What is behind a link: takes a view, opens the manifest; everything else is fetched when it is asked for. An empty
 * password is none. Rejects, now and later, with what `readLinkReason` knows and with what the signal says.
 */
export async function openLink(link: ReplayLink, password: string, givens: ReaderGivens): Promise<OpenedReplay> {
  const id = readBase64url(link.shareId)!
  const keys = await deriveKeys(await deriveRoot(link.secret, id, password), id)
  const client = await openReader(link, keys.readerToken, givens)
  const opened = await openShare(keys, client.getPart)
  if (!opened.ok) throw new LinkProblem(opened.reason)
  return { ...opened.share, client }
}

/** `undefined` for what has nothing to do with the link. */
export function readLinkReason(error: unknown): LinkReason | undefined {
  if (error instanceof DamagedShare) return 'damaged'
  return error instanceof LinkProblem ? error.reason : undefined
}
