import type { Share, ShareWish } from '@/lib/model/share'
import { readBase64url, writeBase64url } from '@/lib/share/base64url'
import { randomBytes } from '@/lib/share/bytes'
import { deriveRoot } from '@/lib/share/derive-keys'
import { MAX_EXPIRY_MS, MAX_VIEWS, MIN_EXPIRY_MS } from '@/lib/share/limits'
import { writeLink } from '@/lib/share/link'
import type { Database } from '@/lib/store/database'

import { checkEndpoint } from './check-endpoint'
import { decideSetback } from './decide-retry'
import { readShareSettings, writeShareSettings } from './read-shares'
import type { ShareRunner } from './run-shares'
import { dropParts } from './seal-session'
import { createShareClient } from './share-client'

/** What people do with shares. Whatever cannot be is thrown with a sentence for the person. */
export function createShareDesk(database: Database, now: () => number, runner: ShareRunner) {
  const { shares, sessions } = database

  async function create(shareId: string, wish: ShareWish): Promise<void> {
    if (await shares.get(shareId)) return
    const session = await sessions.get(wish.sessionId)
    if (!session || session.deletedAt !== null) throw new Error('This session is not there any more.')
    if (session.status !== 'stopped') throw new Error('This session is still being recorded. Stop it first.')
    const { endpoint, uploadSecret } = checkWish(wish)
    const policy = await readShareSettings(database)
    if (policy.isLocked && policy.endpoint !== endpoint) throw new Error(`Your team shares to ${policy.endpoint} only.`)
    const idBytes = readBase64url(shareId)
    if (idBytes?.length !== 16) throw new Error(`${shareId} is no id of a share`)
    const secret = randomBytes(16)
    const { password, momentMs, views, mayDownload } = wish
    const hasPassword = password !== ''
    await writeShareSettings(database, { endpoint, uploadSecret })
    await shares.add({
      id: shareId,
      sessionId: session.id,
      title: session.title,
      endpoint,
      link: await writeLink({ endpoint, shareId, secret, hasPassword, momentMs }),
      ownerToken: writeBase64url(randomBytes(16)),
      root: await deriveRoot(secret, idBytes, password),
      uploadSecret,
      status: 'sealing',
      problem: null,
      isPaused: false,
      isBegun: false,
      retryAt: 0,
      tries: 0,
      createdAt: now(),
      expiresAt: now() + wish.expiresInMs,
      views,
      viewsTaken: 0,
      hasPassword,
      mayDownload,
      sealedCount: 0,
      sealCount: 0,
      partBytes: [],
      sentCount: 0,
    })
    await runner.start(shareId)
  }

  async function pause(shareId: string): Promise<void> {
    await shares.update(shareId, { isPaused: true })
    runner.stop(shareId)
  }

  /** Also what failed is tried again, with the secret as it is now. */
  async function goOn(shareId: string, uploadSecret: string): Promise<void> {
    const share = await readShare(shareId)
    const isSealed = share.partBytes.length > 0
    const status = share.status === 'failed' ? (isSealed ? 'uploading' : 'sealing') : share.status
    const secret = !share.isBegun && uploadSecret ? { uploadSecret } : {}
    await shares.update(shareId, { status, isPaused: false, problem: null, retryAt: 0, tries: 0, ...secret })
    await runner.start(shareId)
  }

  /** Also what was not sent yet. From here on it cannot be taken back; offline it is done as soon as can be. */
  async function revoke(shareId: string): Promise<void> {
    const share = await readShare(shareId)
    if (share.status === 'gone') return
    await shares.update(shareId, { status: 'revoking', problem: null, retryAt: 0 })
    runner.stop(shareId)
    await runner.start(shareId)
  }

  async function extend(shareId: string, expiresAt: number): Promise<void> {
    const share = await readShare(shareId)
    await ask(share, async (client) => {
      const state = await client.extend(expiresAt)
      await shares.update(shareId, { expiresAt: state.expiresAt, viewsTaken: state.viewsTaken })
    })
  }

  /** What the server knows of those that are there. Who cannot be asked stays as it was. */
  async function refresh(): Promise<void> {
    const known = await shares.filter(({ status }) => status === 'shared').toArray()
    await Promise.all(
      known.map((share) =>
        ask(share, async (client) => {
          const { expiresAt, viewsTaken } = await client.read()
          await shares.update(share.id, { expiresAt, viewsTaken })
        }).catch(() => undefined),
      ),
    )
  }

  /** Out of the list; only what is on no server any more. */
  async function forget(shareId: string): Promise<void> {
    const share = await readShare(shareId)
    if (share.status !== 'gone' && share.expiresAt > now()) throw new Error('Revoke this link before you remove it.')
    await dropParts(database, shareId)
    await shares.delete(shareId)
  }

  async function readShare(shareId: string): Promise<Share> {
    const share = typeof shareId === 'string' ? await shares.get(shareId) : undefined
    if (!share) throw new Error('This link is not in the list any more.')
    return share
  }

  async function ask(share: Share, question: (client: ReturnType<typeof createShareClient>) => Promise<void>) {
    try {
      await question(createShareClient(share, new AbortController().signal))
    } catch (error) {
      const setback = decideSetback(error)
      if (setback?.next === 'gone') await shares.update(share.id, { status: 'gone', problem: setback.problem })
      throw new Error(setback ? 'The share server did not do it. Nothing was changed.' : String(error), {
        cause: error,
      })
    }
  }

  return { create, pause, goOn, revoke, extend, refresh, forget }
}

function checkWish(wish: ShareWish): { endpoint: string; uploadSecret: string } {
  const checked = checkEndpoint(wish.endpoint)
  if (!checked.ok) throw new Error(checked.reason)
  const uploadSecret = wish.uploadSecret.trim()
  if (!/^[\w-]{1,200}$/.test(uploadSecret)) throw new Error('An upload secret has letters, digits, - and _ only.')
  const { expiresInMs, views } = wish
  if (!(expiresInMs >= MIN_EXPIRY_MS && expiresInMs <= MAX_EXPIRY_MS))
    throw new Error('A link is good for an hour to 90 days.')
  if (views !== null && !(Number.isInteger(views) && views >= 1 && views <= MAX_VIEWS))
    throw new Error(`A link can be opened 1 to ${MAX_VIEWS} times, or any number of times.`)
  return { endpoint: checked.endpoint, uploadSecret }
}
