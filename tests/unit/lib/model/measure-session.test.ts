import { expect, test } from 'vitest'

import { measureSession, type MeasuredSession } from '@/lib/model/measure-session'

const stopped: MeasuredSession = {
  status: 'stopped',
  startedAt: 1_000,
  endedAt: 61_000,
  pauses: [],
  activity: { lastAt: null, activeMs: 20_000 },
}

test('a stopped session is as long as it was, whatever the time', () => {
  expect(measureSession(stopped, 9_000_000)).toEqual({ lengthMs: 60_000, activeMs: 20_000 })
})

test('a recording grows with the clock', () => {
  expect(measureSession({ ...stopped, status: 'recording' }, 101_000).lengthMs).toBe(100_000)
})

test('pauses do not count', () => {
  const pauses = [
    { from: 11_000, to: 21_000 },
    { from: 31_000, to: 36_000 },
  ]
  expect(measureSession({ ...stopped, pauses }, 0).lengthMs).toBe(45_000)
})

test('a pause that goes on holds the length still', () => {
  const paused: MeasuredSession = { ...stopped, status: 'paused', pauses: [{ from: 31_000, to: null }] }
  expect(measureSession(paused, 50_000).lengthMs).toBe(30_000)
  expect(measureSession(paused, 90_000).lengthMs).toBe(30_000)
})

test('a pause that outlasts the end counts up to the end', () => {
  expect(measureSession({ ...stopped, pauses: [{ from: 51_000, to: 99_000 }] }, 0).lengthMs).toBe(50_000)
})

test('a clock that was moved backwards makes nothing negative', () => {
  expect(measureSession({ ...stopped, status: 'recording' }, 0)).toEqual({ lengthMs: 0, activeMs: 0 })
})
