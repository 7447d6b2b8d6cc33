import { parse } from '@puppeteer/replay'
import { expect, it } from 'vitest'

import { SMALL, storeSession } from '../../fixtures/stored-session'
import { openDatabase, writeText } from './support'

const SCRIPTS = ['recorder', 'puppeteer', 'playwright'] as const

it.each(SCRIPTS)('a %s script does again what was done', async (format) => {
  const database = openDatabase()
  await storeSession(database, SMALL)
  const script = await writeText(database, format, ['session-1'])
  expect(script).toContain('Plants & pots')
  expect(script).toContain('Add to cart')
})

it.each(SCRIPTS)('what edits take out is in no %s script, though they are not permanent', async (format) => {
  const database = openDatabase()
  await storeSession(database, SMALL)
  const ids = { id: 'e', sessionId: 'session-1', createdAt: 1, isPermanent: 0 } as const
  await database.edits.put({ ...ids, kind: 'text', text: 'Add to cart' })
  const script = await writeText(database, format, ['session-1'])
  expect(script).toContain('Plants & pots')
  expect(script).not.toContain('Add to cart')
})

it('a Recorder flow is one that the Recorder reads', async () => {
  const database = openDatabase()
  await storeSession(database, { ...SMALL, windowCount: 2 })
  const flow = parse(JSON.parse(await writeText(database, 'recorder', ['session-1'])))
  expect(flow.title).toBe('Plants & pots')
  expect(flow.steps.map(({ type }) => type).slice(0, 2)).toEqual(['setViewport', 'navigate'])
})
