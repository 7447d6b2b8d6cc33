import { effect } from '@preact/signals'
import { afterEach, expect, test, vi } from 'vitest'

import { type QueryState } from '@/components/parts/query-state'
import { watchQuery } from '@/components/parts/watch-query'
import type { Session } from '@/lib/model/session'
import { Database } from '@/lib/store/database'
import { readSessions } from '@/lib/store/read-sessions'

import { createSession } from '../create-session'

let database: Database
let count = 0

function openDatabase(): Database {
  count += 1
  database = new Database(`watch-query-${count}`)
  return database
}

afterEach(() => database.delete())

test('it follows the database while somebody looks', async () => {
  const opened = openDatabase()
  const query = watchQuery(() => readSessions(opened))
  const seen: QueryState<unknown>[] = []
  const stop = effect(() => void seen.push(query.value))
  await vi.waitFor(() => expect(seen).toHaveLength(2))
  await opened.sessions.put(createSession())
  await vi.waitFor(() => expect(seen).toHaveLength(3))
  expect(seen.map((state) => state.state === 'ready' && state.value)).toEqual([false, [], [createSession()]])
  stop()
})

test('it reads nothing before somebody looks, and nothing after', async () => {
  const opened = openDatabase()
  const read = vi.fn<() => Promise<Session[]>>(() => readSessions(opened))
  const query = watchQuery(read)
  expect(read).not.toHaveBeenCalled()

  const stop = effect(() => void query.value)
  await vi.waitFor(() => expect(query.peek().state).toBe('ready'))
  stop()
  const readCount = read.mock.calls.length
  await opened.sessions.put(createSession())
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(read).toHaveBeenCalledTimes(readCount)
})

test('who comes back sees what was last read at once', async () => {
  const opened = openDatabase()
  const query = watchQuery(() => readSessions(opened))
  const stop = effect(() => void query.value)
  await vi.waitFor(() => expect(query.peek().state).toBe('ready'))
  stop()
  expect(query.value).toEqual({ state: 'ready', value: [] })
})

test('a read that fails is a state, not an exception', async () => {
  openDatabase()
  const query = watchQuery(() => Promise.reject(new Error('no disk')))
  const stop = effect(() => void query.value)
  await vi.waitFor(() => expect(query.peek().state).toBe('failed'))
  stop()
})
