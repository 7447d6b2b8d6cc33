import fc from 'fast-check'
import { expect, test } from 'vitest'

import { find, LATER, read } from './page'
import { program, run } from './random-page'

test('a page after any changes is the page that was changed', () => {
  fc.assert(
    fc.property(program, (batches) => {
      const { events, model } = run(batches)
      const { root, after } = read(events)
      expect(find(root, 4)).toEqual(model.body)
      expect(after).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('no string that is gone from the page is anywhere in its state', () => {
  fc.assert(
    fc.property(program, (batches) => {
      const { events, model } = run(batches)
      const shown = JSON.stringify(model.body)
      const built = JSON.stringify(read(events).built)
      expect([...model.strings].filter((string) => built.includes(string) && !shown.includes(string))).toEqual([])
    }),
  )
})

test('the state of a state is the same state', () => {
  fc.assert(
    fc.property(program, (batches) => {
      const { built } = read(run(batches).events)
      expect(read(built)).toMatchObject({ built, skippedCount: 0 })
    }),
  )
})

test('a state goes on as the page did', () => {
  fc.assert(
    fc.property(program, fc.nat(14), (batches, cut) => {
      const { events } = run(batches)
      const at = 1_999 + cut
      const rest = events.filter((event) => event.timestamp > at)
      expect(read([...read(events, at).built, ...rest], LATER).root).toEqual(read(events, LATER).root)
    }),
  )
})

test('what is given is not changed', () => {
  fc.assert(
    fc.property(program, (batches) => {
      const { events } = run(batches)
      const before = structuredClone(events)
      read(events)
      expect(events).toEqual(before)
    }),
    { numRuns: 20 },
  )
})
