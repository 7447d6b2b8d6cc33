import { describe, expect, it } from 'vitest'

import { createMasker } from '@/lib/masking/create-masker'
import { isPersonMasked, keepPerson } from '@/lib/masking/mask-person'
import { maskProperties } from '@/lib/masking/mask-properties'
import { DEFAULT_RULES } from '@/lib/model/rules'

const masker = createMasker(DEFAULT_RULES)
const strict = createMasker(DEFAULT_RULES, { level: 'strict' })

describe('maskProperties', () => {
  it('keeps texts, numbers and yes or no as a page shows them, without secrets, numbers of persons and queries', () => {
    const given = {
      plan: 'pro',
      seats: 3,
      paid: true,
      'user.apiKey': 'abc',
      token: 7,
      hasToken: true,
      card: 4111111111111111,
      mail: 'of jane@example.test',
      from: 'https://shop.test/cart?of=fern',
      route: '/cart?of=fern',
      'jane@example.test': 1,
    }
    expect(maskProperties(given, masker)).toEqual({
      plan: 'pro',
      seats: 3,
      paid: true,
      'user.apiKey': '******',
      token: '******',
      hasToken: true,
      card: '******',
      mail: 'of *****************',
      from: 'https://shop.test/cart?of=******',
      route: '/cart?of=******',
      '*****************': 1,
    })
  })

  it('keeps nothing at strict', () => {
    expect(maskProperties({ plan: 'pro', seats: 3, paid: true }, strict)).toEqual({
      '****': '******',
      '*****': '******',
    })
  })

  it.each([[null], ['text'], [{ a: { b: 1 }, c: [1], d: null }]])('keeps nothing else: %j', (given) => {
    expect(maskProperties(given, masker)).toEqual({})
  })

  it('masks twice as once', () => {
    const once = maskProperties({ route: '/cart?of=fern', card: 4111111111111111, plan: 'pro' }, masker)
    expect(maskProperties(once, masker)).toEqual(once)
    const onceStrict = maskProperties({ plan: 'pro', seats: 3 }, strict)
    expect(maskProperties(onceStrict, strict)).toEqual(onceStrict)
  })
})

describe('a person', () => {
  it('is masked where masking touches the name: a mail address, a number, everything at strict', () => {
    expect(['user-7', 'jane@example.test', '+44 20 7946 0958', ''].map((id) => isPersonMasked(id, masker))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isPersonMasked('user-7', strict)).toBe(true)
  })

  it('is kept as it is or by its alias, and not at all with asterisks', () => {
    const kept = (id: unknown) => [masker, strict].map((one) => keepPerson(id, one))
    expect(kept('user-7')).toEqual(['user-7', ''])
    expect(kept('person-0123456789ab')).toEqual(['person-0123456789ab', 'person-0123456789ab'])
    expect(kept('jane@example.test')).toEqual(['', ''])
    expect(kept({ toString: () => 'user-7' })).toEqual(['', ''])
  })
})
