import { expect, it } from 'vitest'

import type { HeldMasking } from '@/lib/ingest/mask-chunk'
import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'

import {
  buildMeta,
  buildPageView,
  buildSaid,
  buildSnapshot,
  buildText,
  buildDocument,
  buildElement,
  T0,
} from '../../fixtures/rrweb-events'
import { SMALL, storeSession } from '../../fixtures/stored-session'
import { openDatabase, readPlain, take, write } from './support'

async function hold(changes: Partial<MaskRules> = {}): Promise<HeldMasking> {
  const createKey = () => crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return {
    rules: { ...DEFAULT_RULES, ...changes },
    revision: 9,
    typed: [],
    key: await createKey(),
    personKey: await createKey(),
  }
}

async function takeMasked(changes: Partial<MaskRules>): Promise<string> {
  const [here, there] = [openDatabase(), openDatabase()]
  await storeSession(here, SMALL)
  await here.notes.update('session-1 note', { text: 'ask ada@fernside.test' })
  const file = await write(here, 'afterimage', ['session-1'])
  const [taken] = (await take(there, file.bytes, { masking: await hold(changes) })).taken
  return JSON.stringify([await readPlain(there, taken!.id), await there.people.toArray()])
}

it('rules that mask no more than those it was recorded under leave what they left, but for what patterns find', async () => {
  const dump = await takeMasked({})
  expect(dump).toContain('the greenhouse is on fire')
  expect(dump).toContain('not allowed')
  expect(dump).not.toContain('ada@fernside.test')
  // Queries are masked at the level medium.
  expect(dump).not.toContain('step=2')
})

it.each<[string, Partial<MaskRules>]>([
  ['a stricter level', { level: 'strict' }],
  ['a stricter level for the site', { sites: [{ pattern: 'shop.test', level: 'strict' }] }],
  ['a selector that it was not recorded under', { mask: ['.secret'] }],
])('under %s nothing that a page said of itself counts', async (_name, changes) => {
  const dump = await takeMasked(changes)
  for (const words of ['the greenhouse is on fire', 'Add to cart', 'Hoya', 'Page session', 'ada@fernside.test']) {
    expect(dump, words).not.toContain(words)
  }
  expect(dump).toContain('not allowed')
})

it('of a recording of another tool all text is masked: nothing in it says what may be shown', async () => {
  const database = openDatabase()
  const page = buildDocument(
    buildElement(2, 'body', {}, buildText(3, 'The secret garden'), buildElement(4, 'input', { value: 'typed' })),
  )
  const bare = JSON.stringify([
    buildMeta(T0),
    buildSnapshot(T0 + 1, page),
    buildPageView(T0 + 2, 'https://shop.test/a?b=c', 'Garden'),
  ]).replaceAll(/,"v":"."/g, '')
  const [taken] = (await take(database, bare, { masking: await hold() })).taken
  const dump = JSON.stringify(await readPlain(database, taken!.id))
  for (const words of ['secret', 'typed', 'Garden', 'b=c']) expect(dump).not.toContain(words)
  expect(dump).toContain('*** ****** ******')
})

it('without the wish a file comes in as it is', async () => {
  const database = openDatabase()
  const [taken] = (
    await take(
      database,
      JSON.stringify([
        buildMeta(T0),
        buildSnapshot(T0 + 1),
        buildSaid({ kind: 'console', level: 'log', text: 'ada@fernside.test', count: 1 }, T0 + 2),
      ]),
    )
  ).taken
  expect(JSON.stringify(await readPlain(database, taken!.id))).toContain('ada@fernside.test')
})
