import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { formatDeclarations, parseDeclarations, splitBlock, splitRules } from '@/lib/replay/state/css-text'

describe('rules', () => {
  test('end at their block or their semicolon', () => {
    expect(
      splitRules('@import url(a;b.css); a > b { c: d } /* x{} */ @media (min-width: 1px) { e { f: g } h {} }i{}'),
    ).toEqual(['@import url(a;b.css);', 'a > b { c: d }', '@media (min-width: 1px) { e { f: g } h {} }', 'i{}'])
  })

  test('are not ended by what stands in strings, comments, brackets and escapes', () => {
    const rules = [
      'a{content:"}"}',
      "b{content:'\\'}'}",
      'c/*}*/{}',
      'd[x="}"]{}',
      '.e\\}{}',
      'f{background:url(data:x;y})}',
    ]
    expect(splitRules(rules.join(''))).toEqual(rules)
  })

  test('that are none are left out', () => {
    expect(splitRules('<!-- @charset "utf-8"; ; } a{} --> ')).toEqual(['a{}'])
  })

  test('that never end, end with the text', () => {
    expect(splitRules('a { b: "c')).toEqual(['a { b: "c'])
  })
})

test('a rule is cut at its block, a statement is not', () => {
  expect(splitBlock('@media x { a{} }')).toEqual({ prelude: '@media x', body: ' a{} ' })
  expect(splitBlock('@import "a{";')).toBeUndefined()
})

describe('declarations', () => {
  test('are read with what their values may hold', () => {
    const css =
      '/* a: b; */ COLOR: red !important; background: url("x;y"), url(z;w); --Case: { a; b }; broken; : x; c:; d: e'
    expect(Object.fromEntries(parseDeclarations(css))).toEqual({
      color: 'red !important',
      background: 'url("x;y"), url(z;w)',
      '--Case': '{ a; b }',
      d: 'e',
    })
  })

  test('that were written are read as they were', () => {
    const name = fc.stringMatching(/^[a-z]{1,5}(-[a-z]{1,5})?$/)
    const value = fc.stringMatching(/^[a-z0-9#%.]{1,8}( [a-z0-9]{1,4})?$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
        const declarations = new Map(pairs)
        expect(parseDeclarations(formatDeclarations(declarations))).toEqual(declarations)
      }),
    )
  })
})

test('any text is split without end or loss of order', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a b { } ( ) ; : " \' \\ / * @ -'.split(' '), ' ') }), (css) => {
      const rules = splitRules(css)
      let from = 0
      for (const rule of rules) {
        const at = css.indexOf(rule, from)
        expect(at).toBeGreaterThanOrEqual(from)
        from = at + rule.length
      }
      parseDeclarations(css)
    }),
  )
})
