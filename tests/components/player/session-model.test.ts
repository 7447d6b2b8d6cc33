import { signal } from '@preact/signals'
import { expect, test } from 'vitest'

import { SessionModel, type SessionReader } from '@/components/player/session-model'
import type { ReadIndex } from '@/lib/playback/session-index'
import { assembleTimeline } from '@/lib/replay/timeline'
import type { SessionContent } from '@/lib/store/read-sessions'

import { indexPages } from '../../unit/lib/replay/index-pages'
import { click, meta, snapshot } from '../../unit/lib/replay/rrweb-events'
import { buildPage, buildWindow } from '../../fixtures/rows'
import { createSession } from '../create-session'

const session = createSession({ id: 's', title: 'A visit', startedAt: 1_000, endedAt: 9_000, pageCount: 2, bytes: 300 })
const pages = [buildPage({ id: 'a', windowId: 'w' }), buildPage({ id: 'b', windowId: 'w' })]
const content: SessionContent = {
  session,
  windows: [buildWindow({ id: 'w' })],
  pages,
  events: [],
  notes: [],
  rules: [],
}
const indexes = indexPages(new Map([['a', [meta(1_100), snapshot(1_100), click(1_200)]]]))
const whole: ReadIndex = {
  timeline: assembleTimeline(content, indexes),
  details: new Map(),
  resources: [],
  brokenChunkCount: 3,
}

function createReader(change: Partial<SessionReader> = {}): SessionReader {
  return {
    open: async () => content,
    async index(tell) {
      tell({ doneBytes: 0, totalBytes: 300, timeline: undefined })
      tell({ doneBytes: 100, totalBytes: 300, timeline: undefined })
      return whole
    },
    readBlock: async () => undefined,
    now: () => 10_000,
    ...change,
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

test('a session is read with its damaged chunks counted, and says how far it is', async () => {
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

test('what can be shown is shown while the rest is read, once the wanted moment is among it', async () => {
  const known = (to: number) => assembleTimeline(content, indexes, to)
  const seen: string[] = []
  const reader = createReader({
    async index(tell) {
      for (const to of [2_000, 4_000, 8_000]) tell({ doneBytes: to, totalBytes: 9_000, timeline: known(to) })
      return whole
    },
  })
  const model = new SessionModel('s', reader, undefined, 2.5)
  model.state.subscribe((state) => {
    seen.push(state.kind === 'ready' ? `to ${state.session.timeline.knownTo}` : state.kind)
  })
  await settle()
  expect(seen).toEqual(['loading', 'loading', 'to 4000', 'to 8000', 'to 9000'])
  expect(model.state.value).toMatchObject({ session: { startAt: 3_500 } })
})

test('a report that comes after the end changes nothing', async () => {
  let tellLate = () => {}
  const reader = createReader({
    async index(tell) {
      tellLate = () => tell({ doneBytes: 100, totalBytes: 300, timeline: assembleTimeline(content, indexes, 2_000) })
      return whole
    },
  })
  const model = new SessionModel('s', reader)
  await settle()
  tellLate()
  expect(model.state.value).toMatchObject({ kind: 'ready', session: { timeline: { knownTo: 9_000 } } })
})

test('a session that is not there is unknown', async () => {
  const model = new SessionModel('s', createReader({ open: async () => undefined }))
  await settle()
  expect(model.state.value).toEqual({ kind: 'unknown' })
})

test('a read that fails says why and can be tried again', async () => {
  const model = new SessionModel('s', createReader({ open: failOnce(async () => content) }))
  await settle()
  expect(model.state.value).toEqual({ kind: 'failed', message: 'disk is gone' })
  await model.reload(5_000)
  expect(model.state.value).toMatchObject({ kind: 'ready', session: { startAt: 5_000 } })
})

test('a session whose edits change is read again, and is there until it was', async () => {
  const version = signal<string | undefined>(undefined)
  let title = 'before'
  const open = async () => ({ ...content, session: { ...session, title } })
  const model = new SessionModel('s', createReader({ open }), version)
  const readTitle = () => (model.state.value.kind === 'ready' ? model.state.value.session.content.session.title : '')
  version.value = 'none'
  await settle()
  title = 'after'
  const seen: string[] = []
  model.state.subscribe((state) => seen.push(state.kind))
  version.value = 'one'
  expect([model.isRefreshing.value, readTitle()]).toEqual([true, 'before'])
  await settle()
  expect([model.isRefreshing.value, readTitle(), seen]).toEqual([false, 'after', ['ready', 'ready']])
})

test('a session that is deleted meanwhile is unknown', async () => {
  const version = signal('true,')
  let isThere = true
  const model = new SessionModel('s', createReader({ open: async () => (isThere ? content : undefined) }), version)
  await settle()
  isThere = false
  version.value = 'false,'
  await settle()
  expect(model.state.value.kind).toBe('unknown')
})

test('a model that is gone reads no further', async () => {
  let indexCount = 0
  const index: SessionReader['index'] = async () => void (indexCount += 1)
  const model = new SessionModel('s', createReader({ index }))
  model[Symbol.dispose]()
  await settle()
  expect([indexCount, model.state.value.kind]).toEqual([0, 'loading'])
})

function failOnce<Args extends unknown[], T>(run: (...args: Args) => Promise<T>): (...args: Args) => Promise<T> {
  let isFirst = true
  return async (...args) => {
    if (!isFirst) return run(...args)
    isFirst = false
    throw new Error('disk is gone')
  }
}
