import type { Share } from '@/lib/model/share'
import { readBase64url } from '@/lib/share/base64url'
import { deriveKeys, hashToken } from '@/lib/share/derive-keys'
import { DamagedShare, openShare } from '@/lib/share/open-share'
import type { Database } from '@/lib/store/database'

import { PARTS_AT_ONCE } from './limits'
import { dropParts } from './seal-session'
import type { ShareClient } from './share-client'

/** What the server gave back is not what was sent to it. */
export class NotReadBack extends Error {
  override name = 'NotReadBack'
}

/**
 * Sends what was sealed: the order, what the server has not yet of the parts, several at once, and that it is all. Every
 * step may be done again. What waits here goes only after the share was read back.
 */
export async function sendShare(database: Database, share: Share, client: ShareClient): Promise<void> {
  const { shares } = database
  const keys = await deriveKeys(share.root, readBase64url(share.id)!)
  if (!share.isBegun) {
    const { partBytes, expiresAt, views } = share
    const readerHash = await hashToken(keys.readerToken)
    const ownerHash = await hashToken(share.ownerToken)
    await client.begin({ readerHash, ownerHash, partBytes, expiresAt, views }, share.uploadSecret)
    await shares.update(share.id, { isBegun: true, uploadSecret: '', problem: null })
  }
  await sendParts(database, share, client)
  const state = await client.finish()

  const opened = await openShare(keys, (number) => client.getPart(number)).catch((error: unknown) => {
    throw error instanceof DamagedShare ? new NotReadBack() : error
  })
  if (!opened.ok || opened.share.manifest.parts.join() !== share.partBytes.slice(1).join()) throw new NotReadBack()
  await shares.update(share.id, {
    status: 'shared',
    problem: null,
    root: new Uint8Array(),
    sentCount: share.partBytes.length,
    expiresAt: state.expiresAt,
  })
  await dropParts(database, share.id)
}

async function sendParts(database: Database, share: Share, client: ShareClient): Promise<void> {
  const stored = new Set((await client.listParts()).map(({ number }) => number))
  const missing = share.partBytes.map((_, number) => number).filter((number) => !stored.has(number))
  let sentCount = stored.size
  await database.shares.update(share.id, { sentCount })
  const sendSome = async () => {
    for (let number = missing.shift(); number !== undefined; number = missing.shift()) {
      const part = await database.shareParts.get([share.id, number])
      if (!part) throw new Error(`part ${number} of share ${share.id} is not there`)
      await client.putPart(number, part.bytes)
      sentCount++
      // What goes through is no reason to wait longer the next time.
      await database.shares.update(share.id, { sentCount, tries: 0, problem: null })
    }
  }
  const lines = Array.from({ length: PARTS_AT_ONCE }, () =>
    sendSome().catch((error: unknown) => {
      // The others finish what they have in hand, so that nothing is written of this share after it failed.
      missing.length = 0
      throw error
    }),
  )
  const failed = (await Promise.allSettled(lines)).find(({ status }) => status === 'rejected')
  if (failed) throw (failed as PromiseRejectedResult).reason
}
