import { effect, signal } from '@preact/signals'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'

import { createSessionThumbnails } from '@/components/thumbnails/session-thumbnails'
import type { Session } from '@/lib/model/session'
import { Database } from '@/lib/store/database'
import { readThumbnails } from '@/lib/store/read-thumbnails'

import { createSession } from '../create-session'

/** Object URLs that are not given back yet. */
const open = new Set<string>()

beforeEach(() => {
  open.clear()
  vi.spyOn(console, 'error').mockReturnValue(undefined)
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const url = `blob:${crypto.randomUUID()}`
    open.add(url)
    return url
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void open.delete(url))
})
afterEach(() => void vi.restoreAllMocks())

const [a, b, c] = ['a', 'b', 'c'].map((id) => createSession({ id })) as [Session, Session, Session]

function createList(draw?: (id: string, keep: (id: string) => Promise<unknown>) => Promise<unknown>) {
  const database = new Database(`thumbnails-${crypto.randomUUID()}`)
  const drawn: string[] = []
  const busy = { now: 0, most: 0 }
  const rests = signal(0)
  const keep = (sessionId: string) =>
    database.thumbnails.put({
      sessionId,
      type: 'image/webp',
      body: new Uint8Array(3),
      width: 320,
      height: 200,
      drawnAt: drawn.length,
    })
  const thumbnails = createSessionThumbnails({
    read: (ids) => readThumbnails(database, ids),
    async draw(id) {
      drawn.push(id)
      busy.now += 1
      busy.most = Math.max(busy.most, busy.now)
      await (draw ?? ((one: string) => keep(one)))(id, keep)
      busy.now -= 1
    },
    async rest() {
      rests.value += 1
      await new Promise((resolve) => setTimeout(resolve))
    },
  })
  let shown: Record<string, string> = {}
  const look = () =>
    effect(() => {
      shown = Object.fromEntries([...thumbnails.pictures.value].map(([id, { state }]) => [id, state]))
    })
  const leave = look()
  onTestFinished(async () => {
    leave()
    await database.delete()
  })
  return { database, thumbnails, drawn, busy, rests, keep, leave, look, readShown: () => shown }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 60))

test('rows in view get their pictures one after another, each when the list rests', async () => {
  const { thumbnails, drawn, busy, rests, readShown } = createList()
  thumbnails.show([a, b, c])
  await expect.poll(readShown).toEqual({ a: 'shown', b: 'shown', c: 'shown' })
  expect(drawn).toEqual(['a', 'b', 'c'])
  expect(busy.most).toBe(1)
  expect(rests.peek()).toBeGreaterThanOrEqual(3)
  expect(open.size).toBe(3)
})

test('what is out of view before its turn is not drawn', async () => {
  const { thumbnails, drawn, readShown } = createList()
  thumbnails.show([a, b])
  thumbnails.show([c])
  await expect.poll(readShown).toEqual({ c: 'shown' })
  await settle()
  expect(drawn).toEqual(['c'])
})

test('a picture that is there is shown and not drawn', async () => {
  const { thumbnails, drawn, keep, readShown } = createList()
  await keep('a')
  thumbnails.show([a])
  await expect.poll(readShown).toEqual({ a: 'shown' })
  await settle()
  expect(drawn).toEqual([])
})

test('one that cannot be drawn leaves its place empty, is tried once, and holds up no other', async () => {
  const { thumbnails, drawn, readShown } = createList((id, keep) =>
    id === 'a' ? Promise.reject(new Error('cannot be drawn')) : keep(id),
  )
  thumbnails.show([a, b])
  await expect.poll(readShown).toEqual({ b: 'shown' })
  thumbnails.show([b, a])
  await settle()
  expect(drawn).toEqual(['a', 'b'])
  thumbnails.show([b, { ...a, editedAt: 5 }])
  await expect.poll(() => drawn).toEqual(['a', 'b', 'a'])
})

test('what is still being recorded is not drawn before it is over', async () => {
  const { thumbnails, drawn, readShown } = createList()
  thumbnails.show([{ ...a, status: 'recording' }])
  await settle()
  expect(drawn).toEqual([])
  thumbnails.show([a])
  await expect.poll(readShown).toEqual({ a: 'shown' })
})

test('with edits that can be undone no picture is shown or drawn, and it is there again without them', async () => {
  const { database, thumbnails, drawn, readShown } = createList()
  thumbnails.show([a])
  await expect.poll(readShown).toEqual({ a: 'shown' })
  const edit = { id: 'e', sessionId: 'a', createdAt: 1, isPermanent: 0, kind: 'text', text: 'gone' } as const
  await database.edits.add(edit)
  await expect.poll(readShown).toEqual({ a: 'edited' })
  expect(open.size).toBe(0)
  await database.edits.delete('e')
  await expect.poll(readShown).toEqual({ a: 'shown' })
  expect(drawn).toEqual(['a'])
})

test('a picture that goes is drawn again when its session was edited', async () => {
  const { database, thumbnails, drawn, readShown } = createList()
  thumbnails.show([a])
  await expect.poll(readShown).toEqual({ a: 'shown' })
  await database.thumbnails.delete('a')
  thumbnails.show([{ ...a, editedAt: 7 }])
  await expect.poll(() => drawn).toEqual(['a', 'a'])
  await expect.poll(readShown).toEqual({ a: 'shown' })
  expect(open.size).toBe(1)
})

test('nothing is held when nobody looks, and coming back shows it again', async () => {
  const { thumbnails, leave, look, readShown } = createList()
  thumbnails.show([a, b])
  await expect.poll(readShown).toEqual({ a: 'shown', b: 'shown' })
  leave()
  expect(open.size).toBe(0)
  const leaveAgain = look()
  await expect.poll(readShown).toEqual({ a: 'shown', b: 'shown' })
  leaveAgain()
  expect(open.size).toBe(0)
})
