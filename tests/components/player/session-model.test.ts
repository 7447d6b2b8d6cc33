import { expect, test } from 'vitest'

import { SessionModel, type SessionReader } from '@/components/player/session-model'
import type { Page } from '@/lib/model/session'

import { click, meta, snapshot } from '../../unit/lib/replay/rrweb-events'
import { createSession } from '../create-session'

const session = createSession({ id: 's', title: 'A visit', endedAt: 9_000, pageCount: 2, bytes: 300 })

function page(id: string, bytes: number): Page {
  const span = { startedAt: 1_000, endedAt: 9_000, leftAt: 9_000, shiftMs: 0, lastSeq: 0, hasSnapshot: true }
  const frame = { frameId: 0, isTop: 1, parentPageId: null, frameNodeId: 0 } as const
  return { id, sessionId: 's', windowId: 'w', documentId: id, url: '', title: id, bytes, ...frame, ...span }
}

function createReader(change: Partial<SessionReader> = {}): SessionReader {
  const window = { id: 'w', sessionId: 's', tabId: 1, isOpen: 0 as const, openedAt: 1_000, closedAt: null, sites: [] }
  const pages = [page('a', 100), page('b', 200)]
  return {
    readContent: async () => ({ session, windows: [window], pages, events: [], notes: [] }),
    readPage: async (id) =>
      id === 'a'
        ? { events: [meta(1_100), snapshot(1_100), click(1_200)], brokenChunkCount: 2 }
        : { events: [], brokenChunkCount: 1 },
    now: () => 10_000,
    ...change,
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

test('a session is read page by page, with damaged chunks counted', async () => {
  const model = new SessionModel('s', createReader())
  const seen: number[] = []
  model.state.subscribe((state) => void (state.kind === 'loading' && seen.push(state.doneBytes)))
  await settle()
  expect(seen).toEqual([0, 0, 100])
  expect(model.state.value).toMatchObject({
    kind: 'ready',
    session: { brokenChunkCount: 3, timeline: { skippedPageIds: ['b'], windows: [{ id: 'w' }] } },
  })
})

test('a session that is not there is unknown', async () => {
  const model = new SessionModel('s', createReader({ readContent: async () => undefined }))
  await settle()
  expect(model.state.value).toEqual({ kind: 'unknown' })
})

test('a read that fails says why and can be tried again', async () => {
  const broken = createReader()
  const model = new SessionModel('s', { ...broken, readContent: failOnce((id: string) => broken.readContent(id)) })
  await settle()
  expect(model.state.value).toEqual({ kind: 'failed', message: 'disk is gone' })
  await model.reload(5_000)
  expect(model.state.value).toMatchObject({ kind: 'ready', session: { startAt: 5_000 } })
})

test('a model that is gone reads no further page', async () => {
  const read: string[] = []
  const reader = createReader()
  const readPage: SessionReader['readPage'] = (id) => {
    read.push(id)
    return reader.readPage(id)
  }
  const model = new SessionModel('s', { ...reader, readPage })
  model[Symbol.dispose]()
  await settle()
  expect(read).toEqual([])
  expect(model.state.value.kind).toBe('loading')
})

function failOnce<Args extends unknown[], T>(run: (...args: Args) => Promise<T>): (...args: Args) => Promise<T> {
  let isFirst = true
  return async (...args) => {
    if (!isFirst) return run(...args)
    isFirst = false
    throw new Error('disk is gone')
  }
}
