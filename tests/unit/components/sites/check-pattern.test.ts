import { describe, expect, test } from 'vitest'

import { checkPattern } from '@/components/sites/check-pattern'

const read = (typed: string) => {
  const checked = checkPattern(typed, [])
  return checked.ok ? checked.pattern : null
}

test.each([
  ['example.com', 'example.com'],
  ['  Shop.Example.com ', 'shop.example.com'],
  ['https://example.com/', 'example.com'],
  ['https://example.com/*', 'example.com'],
  ['https://example.com/Admin/users?x=1#top', 'example.com/Admin/users?x=1'],
  ['*.example.com', '*.example.com'],
  ['localhost:3000', 'localhost:3000'],
  ['example.com/admin*', 'example.com/admin*'],
  ['münchen.example', 'xn--mnchen-3ya.example'],
  ['*.münchen.example/x', '*.xn--mnchen-3ya.example/x'],
])('%j is the site %s', (typed, pattern) => {
  expect(read(typed)).toBe(pattern)
})

describe('refused with a sentence', () => {
  test.each(['*', 'two words', 'exa_mple.com', 'a.*.com', 'http://', '[::1]'])('%j', (typed) => {
    const checked = checkPattern(typed, [])
    expect(checked.ok || checked.problem).toMatch(/no site|Write the site/)
  })

  test('nothing at all', () => {
    expect(checkPattern('  ', [])).toMatchObject({
      ok: false,
      problem: expect.stringContaining('Write the site first'),
    })
  })

  test('a site that has a rule, however it is written', () => {
    const checked = checkPattern('https://EXAMPLE.com', [{ pattern: 'example.com' }])
    expect(checked).toMatchObject({ ok: false, problem: 'There is a rule for example.com already.' })
  })
})
