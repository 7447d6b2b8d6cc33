import { createModel, signal } from '@preact/signals'

import { openBundle, type ReadPart } from '@/lib/bundle/open-bundle'
import type { SessionStore } from '@/lib/playback/session-store'
import { readLink, type ReplayLink } from '@/lib/share/link'
import type { Manifest } from '@/lib/share/manifest'
import { openLink, readLinkReason } from '@/lib/share/open-link'
import { LinkProblem, type LeaseStorage, type LinkReason, type ReaderClient } from '@/lib/share/reader-client'

export interface OpenedLink {
  link: ReplayLink
  manifest: Manifest
  client: ReaderClient
  sessionId: string
  /** Epoch ms. */
  madeAt: number
  store: SessionStore
  readPart: ReadPart
}

export type OpenState =
  | { kind: 'opening' }
  | { kind: 'password'; isWrong: boolean; isTrying: boolean }
  | { kind: 'problem'; reason: LinkReason }
  | { kind: 'ready'; opened: OpenedLink }

export interface OpenGivens {
  /** The address of the page, key and all. It is never sent. */
  href: string
  isSecure: boolean
  leases: LeaseStorage
  now: () => number
}

/** From an address to a session that can be watched, or why not. */
export const OpenModel = createModel(({ href, isSecure, leases, now }: OpenGivens) => {
  const state = signal<OpenState>({ kind: 'opening' })
  let link: ReplayLink | undefined

  const begin = async () => {
    // Without it there is nothing to decrypt with.
    if (!isSecure) return fail('not secure')
    const read = await readLink(href)
    if (!read.ok) return fail(read.reason)
    link = read.link
    if (link.hasPassword) state.value = { kind: 'password', isWrong: false, isTrying: false }
    else await open('')
  }
  const fail = (reason: LinkReason) => {
    const isWrong = reason === 'wrong password'
    state.value = isWrong ? { kind: 'password', isWrong, isTrying: false } : { kind: 'problem', reason }
  }
  const open = async (password: string) => {
    try {
      state.value = { kind: 'ready', opened: await openSession(link!, password, leases, now) }
    } catch (error) {
      const reason = readLinkReason(error)
      if (!reason) throw error
      fail(reason)
    }
  }
  void begin()
  return {
    state,
    async tryPassword(password: string) {
      state.value = { kind: 'password', isWrong: false, isTrying: true }
      await open(password)
    },
    retry() {
      state.value = { kind: 'opening' }
      return begin()
    },
  }
})

async function openSession(
  link: ReplayLink,
  password: string,
  leases: LeaseStorage,
  now: () => number,
): Promise<OpenedLink> {
  const { manifest, readPart, client } = await openLink(link, password, { leases, now })
  const bundle = await openBundle(readPart)
  if (!bundle.ok) throw new LinkProblem(bundle.reason === 'newer version' ? bundle.reason : 'damaged')
  const { sessionId, madeAt, store } = bundle
  return { link, manifest, client, sessionId, madeAt, store, readPart }
}

export type Opening = InstanceType<typeof OpenModel>
