import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import { openDatabase, readPlain, take } from './support'

/** Files that earlier versions wrote. They are never written again: each opens for ever. */
const read = (name: string) => new Uint8Array(readFileSync(new URL(`../../fixtures/files/${name}`, import.meta.url)))

it('an archive of version 1 opens with all that is in it', async () => {
  const database = openDatabase()
  const result = await take(database, read('version-1.afterimage'))
  expect([result.refused, result.leftOut, result.taken.length]).toEqual([[], {}, 2])
  const [first, second] = await Promise.all(result.taken.map(({ id }) => readPlain(database, id)))
  expect(first!.session).toMatchObject({
    title: 'Plants & pots',
    person: 'ann',
    study: 'Checkout',
    participant: 'P1',
    tags: ['pilot'],
    noteCount: 1,
    gapCount: 1,
    endedAt: 1_767_603_660_000,
  })
  expect([first!.windows.length, second!.windows.length]).toEqual([2, 1])
  expect(first!.rules[0]).toMatchObject({ revision: 3, rules: { level: 'medium', mask: ['.name'] } })
  expect(first!.notes[0]).toMatchObject({ text: 'Why *here*?', tag: 'question', severity: 'low' })
  expect(new Set(first!.events.map(({ kind }) => kind))).toEqual(
    new Set(['gap', 'page view', 'click', 'request', 'console']),
  )
  expect(first!.rrweb.flat().map(({ type }) => type as number)).toEqual(expect.arrayContaining([2, 3, 4, 5]))
  expect(first!.pages.every(({ hasSnapshot, level }) => hasSnapshot && level === 'medium')).toBe(true)
  expect(await database.assets.count()).toBe(2)
  expect(await database.people.toArray()).toEqual([
    { id: 'ann', name: 'Ann', properties: { plan: 'gold' }, mergedInto: null },
  ])
})
