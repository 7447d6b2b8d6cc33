import { describe, expect, test } from 'vitest'

import { add, element, find, increment, mutation, page, read, text, type Built } from './page'

const insert = (rule: string, index?: number | number[], id = 5) => increment(8, 2_000, { id, adds: [{ rule, index }] })
const remove = (index: number | number[], id = 5) => increment(8, 2_000, { id, removes: [{ index }] })
const set = (index: number[], property: string, value: string, priority?: string) =>
  increment(13, 2_000, { id: 5, index, set: { property, value, priority } })
const unset = (index: number[], property: string) => increment(13, 2_000, { id: 5, index, remove: { property } })

const style = (css: string) => element(5, 'style', { _cssText: css }, text(6, ''))

function stylesAfter(node: Built, ...events: ReturnType<typeof increment>[]) {
  const { root, after, skippedCount } = read([...page(node), ...events])
  return { css: find(root, 5).attributes?.['_cssText'], after, skippedCount }
}

describe('rules', () => {
  test('that were inserted are inserted again, each at its place', () => {
    const { css, after } = stylesAfter(style('a{}b{}'), insert('c{}', 1), insert('d{}'), insert('e{}', 99))
    expect(css).toBe('a{}b{}')
    expect(after[0]).toEqual({
      source: 8,
      id: 5,
      adds: [
        { rule: 'd{}', index: 0 },
        { rule: 'c{}', index: 2 },
        { rule: 'e{}', index: 4 },
      ],
    })
  })

  test('that were inserted and deleted leave no trace', () => {
    const { after } = stylesAfter(element(5, 'style'), insert('.GONE{}', 0), insert('.here{}', 1), remove(0))
    expect(after[0]).toEqual({ source: 8, id: 5, adds: [{ rule: '.here{}', index: 0 }] })
  })

  test('that were deleted from the text are gone from the text', () => {
    const { css, after } = stylesAfter(
      style('@charset "x"; a{} .GONE{} /* } */ b{content:"}"}'),
      remove(1),
      insert('c{}', 1),
    )
    expect(css).toBe('a{}\nb{content:"}"}')
    expect(after[0]).toMatchObject({ adds: [{ rule: 'c{}', index: 1 }] })
  })

  test('inside of grouping rules are changed there', () => {
    const { css } = stylesAfter(style('@media all { a{} b{} } c{}'), insert('d{}', [0, 1]), remove([0, 0]))
    expect(css).toBe('@media all { d{} b{} }\nc{}')
  })

  test('with an index that leads nowhere are skipped and counted', () => {
    expect(
      stylesAfter(style('a{}'), insert('b{}', [0, 0]), insert('b{}', -1), remove(7), insert('b{}', [9, 9])),
    ).toMatchObject({
      css: 'a{}',
      after: [],
      skippedCount: 4,
    })
  })

  test('are lost with any change of the text', () => {
    const change = mutation(3_000, { texts: [{ id: 6, value: 'z{}' }] })
    const { root, after } = read([...page(style('a{}')), insert('b{}'), change])
    expect(after).toEqual([])
    expect(find(root, 5)).toMatchObject({ attributes: {}, childNodes: [{ textContent: 'z{}', isStyle: true }] })
  })

  test('of a text that comes with its element are that of the element', () => {
    const adds = [add(3, element(7, 'style', { _cssText: 'a{}' })), add(7, text(8, ''))]
    const { root } = read([...page(), mutation(2_000, { adds })])
    expect(find(root, 7)).toMatchObject({ attributes: {}, childNodes: [{ textContent: 'a{}', isStyle: true }] })
  })

  test('of several texts go to each its own before one of them changes', () => {
    const css = 'a{}/* rr_split */b{}'
    const node = element(5, 'style', { _cssText: css }, text(6, ''), text(7, ''))
    const { root } = read([...page(node), mutation(2_000, { texts: [{ id: 6, value: 'c{}' }] })])
    expect(find(root, 5).childNodes?.map((child) => child.textContent)).toEqual(['c{}', 'b{}'])
  })

  test('of a link arrive when it has loaded, in place of all before', () => {
    const loaded = mutation(3_000, { attributes: [{ id: 5, attributes: { _cssText: 'new{}', rel: 'stylesheet' } }] })
    const { css, after } = stylesAfter(element(5, 'link', { _cssText: 'OLD{}' }), insert('OLD{}'), loaded)
    expect([css, after]).toEqual(['new{}', []])
  })
})

describe('declarations', () => {
  test('are set and removed in the text of their rule', () => {
    const { css } = stylesAfter(
      style('a { color: red; top: 1px } @media all { b { left: 2px } }'),
      set([0], 'Color', 'blue', 'important'),
      unset([0], 'top'),
      set([1, 0], 'right', '3px'),
    )
    expect(css).toBe('a { color: blue !important; }\n@media all { b { left: 2px; right: 3px; } }')
  })

  test('of inserted rules are part of what is inserted', () => {
    const { after } = stylesAfter(style(''), insert('a{}', 0), set([0], 'color', 'red'))
    expect(after[0]).toMatchObject({ adds: [{ rule: 'a { color: red; }', index: 0 }] })
  })

  test('taken out of a shorthand are taken out after it', () => {
    const { css, after } = stylesAfter(style('x{} a { margin: 1px }'), unset([1], 'margin-left'), remove(0))
    expect(css).toBe('a { margin: 1px; }')
    expect(after[0]).toEqual({ source: 13, id: 5, index: [0], remove: { property: 'margin-left' } })
  })
})

describe('constructed sheets', () => {
  const adopt = (id: number, styleIds: number[], ...styles: [number, string][]) =>
    increment(15, 2_000, {
      id,
      styleIds,
      styles: styles.map(([styleId, rule]) => ({ styleId, rules: [{ rule, index: 0 }] })),
    })

  test('are defined where they are first used, as they are now', () => {
    const { after } = read([
      ...page(element(5, 'div')),
      adopt(1, [1], [1, 'a{}']),
      adopt(5, [1, 2], [2, 'b{}']),
      increment(8, 3_000, { styleId: 1, adds: [{ rule: 'c{}', index: 1 }] }),
      increment(8, 3_000, { styleId: 2, replaceSync: 'd{} e{}' }),
    ])
    const rules = (...texts: string[]) => texts.map((rule, index) => ({ rule, index }))
    expect(after.slice(0, 2)).toEqual([
      { source: 15, id: 1, styleIds: [1], styles: [{ styleId: 1, rules: rules('a{}', 'c{}') }] },
      { source: 15, id: 5, styleIds: [1, 2], styles: [{ styleId: 2, rules: rules('d{}', 'e{}') }] },
    ])
  })

  test('that nothing adopts any more are gone', () => {
    const { built } = read([...page(), adopt(1, [1], [1, '.GONE{}']), adopt(1, [2], [2, 'b{}'])])
    expect(JSON.stringify(built)).not.toContain('GONE')
  })
})
