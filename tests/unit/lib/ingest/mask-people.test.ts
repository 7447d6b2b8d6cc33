import { expect, test } from 'vitest'

import { maskPeople } from '@/lib/ingest/mask-people'
import { DEFAULT_RULES } from '@/lib/model/rules'

import { buildSaid } from '../../../fixtures/rrweb-events'

const ALIAS = /^person-[0-9a-f]{12}$/

async function importKey(secret: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret)
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

async function name(said: object[], context = {}, secret = 'one'): Promise<string[]> {
  const events = said.map((payload, at) => buildSaid(payload, at))
  const masked = await maskPeople(events, DEFAULT_RULES, context, await importKey(secret))
  return masked.map(({ data }) => (data as { payload: { person: string } }).payload.person)
}

const identify = (person: string, more: object = {}) => ({ kind: 'identify', person, properties: {}, ...more })

test('who is called by a mail address has the same other name always, and nobody else has it', async () => {
  const [jane, john, again] = await name(['jane', 'john', 'jane'].map((one) => identify(`${one}@example.test`)))
  expect(jane).toMatch(ALIAS)
  expect(john).toMatch(ALIAS)
  expect([jane === again, jane === john]).toEqual([true, false])
  expect(await name([identify('jane@example.test')], {}, 'two')).not.toEqual([jane])
})

test('a name that masking does not touch is kept; one that was typed is not, nor any at strict', async () => {
  expect(await name([identify('user-7')])).toEqual(['user-7'])
  expect(await name([identify('user-7', { isTyped: true })])).toEqual([expect.stringMatching(ALIAS)])
  expect(await name([identify('user-7')], { level: 'strict' })).toEqual([expect.stringMatching(ALIAS)])
  expect(await name([identify('user-7')], { typed: ['user-7'] })).toEqual([expect.stringMatching(ALIAS)])
  expect(await name([identify('user-7')], { isAllMasked: true })).toEqual([expect.stringMatching(ALIAS)])
})

test('the level that a page goes on under counts from there on, and nothing else is changed', async () => {
  const said = [identify('user-7'), { kind: 'masking', level: 'strict' }, identify('user-7'), { kind: 'left' }]
  expect(await name(said)).toEqual(['user-7', undefined, expect.stringMatching(ALIAS), undefined])
  const foreign = [{ type: 5, data: { tag: 'other', payload: identify('a@b.test') }, timestamp: 1 }] as never[]
  expect(await maskPeople(foreign, DEFAULT_RULES, {}, await importKey('one'))).toEqual(foreign)
})
