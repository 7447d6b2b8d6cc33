import { describe, expect, test } from 'vitest'

import { add, bodyOf, element, find, mutation, page, pageAt, read, text } from './page'

describe('adds', () => {
  test('go before their next sibling, or last', () => {
    const events = [
      ...page(element(5, 'p')),
      mutation(2_000, { adds: [add(4, text(6, 'a'), 5), add(4, text(7, 'b'))] }),
    ]
    expect(bodyOf(events)).toBe('body("a" p "b")')
  })

  test('wait for a parent or a sibling that comes later in the batch', () => {
    const adds = [
      add(8, text(9, 'deep')),
      add(4, text(6, 'first'), 7),
      add(4, element(7, 'i'), 8),
      add(4, element(8, 'b')),
    ]
    expect(bodyOf([...page(), mutation(2_000, { adds })])).toBe('body("first" i b("deep"))')
  })

  test('that wait in vain are skipped and counted', () => {
    const adds = [add(77, text(6, 'x')), add(4, text(7, 'y'), 78), add(6, text(8, 'z'))]
    const { skippedCount, root } = read([...page(), mutation(2_000, { adds })])
    expect(skippedCount).toBe(3)
    expect(find(root, 4).childNodes).toEqual([])
  })

  test('of rrweb 0 name the previous sibling, and say -1 for one that is not there yet', () => {
    const old = (id: number, previousId: number | null, nextId: number | null) => ({
      ...add(4, text(id, `${id}`), nextId),
      previousId,
    })
    const adds = [old(7, -1, null), old(6, 5, -1), old(8, 7, null)]
    const events = [
      ...page(text(5, '5')),
      mutation(2_000, { adds: [adds[1], adds[0], { ...add(4, text(8, '8')), previousId: 6, nextId: 7 }] }),
    ]
    expect(bodyOf(events)).toBe('body("5" "6" "8" "7")')
  })

  test('into a shadow root are kept apart from the children', () => {
    const host = {
      ...element(5, 'div', {}, { ...text(6, 'in'), isShadow: true }, text(7, 'light')),
      isShadowHost: true,
    }
    const adds = [
      add(5, { ...text(8, 'more'), isShadow: true }),
      add(4, { ...element(9, 'p') }),
      add(9, { ...text(10, 'new'), isShadow: true }),
    ]
    const events = [...page(host), mutation(2_000, { adds })]
    expect(bodyOf(events)).toBe('body(div("light" #"in" #"more") p(#"new"))')
    expect(find(read(events).root, 9)['isShadowHost']).toBe(true)
  })

  test('of an id that is known replace it, wherever it was', () => {
    const events = [
      ...page(element(5, 'ul', {}, element(6, 'li', { title: 'old' }, text(7, 'gone'))), element(8, 'ol')),
      mutation(2_000, { adds: [add(8, element(6, 'li', { title: 'new' }))] }),
    ]
    expect(bodyOf(events)).toBe('body(ul ol(li))')
  })

  test('that change nothing about a node move it with its children', () => {
    const events = [
      ...page(element(5, 'ul', {}, element(6, 'li', {}, text(7, 'kept'))), element(8, 'ol')),
      mutation(2_000, { adds: [add(8, element(6, 'li'))] }),
    ]
    expect(bodyOf(events)).toBe('body(ul ol(li("kept")))')
  })

  test('cannot put a node into itself', () => {
    const events = [
      ...page(element(5, 'ul', {}, element(6, 'li'))),
      mutation(2_000, { adds: [add(6, element(5, 'ul')), add(5, element(5, 'ul'))] }),
    ]
    expect(bodyOf(events)).toBe('body(ul(li))')
    expect(read(events).skippedCount).toBe(2)
  })

  test('of a new html or doctype replace the old', () => {
    const doctype = { type: 1, id: 9, name: 'html', publicId: '', systemId: '' }
    const events = [
      ...page(),
      mutation(2_000, { adds: [add(1, doctype, 2), add(1, element(10, 'html', { lang: 'en' }))] }),
    ]
    expect(read(events).root.childNodes?.map((node) => node.id)).toEqual([9, 10])
  })
})

describe('other changes', () => {
  test('a removed node is gone with all in it, whatever parent is named', () => {
    const events = [
      ...page(element(5, 'p', {}, text(6, 'SECRET'))),
      mutation(2_000, { removes: [{ id: 5, parentId: 99 }] }),
      mutation(3_000, { texts: [{ id: 6, value: 'unknown now' }] }),
    ]
    expect(JSON.stringify(read(events).built)).not.toContain('SECRET')
    expect(read(events).skippedCount).toBe(1)
  })

  test('a moved node comes with a remove and an add for all in it', () => {
    const events = [
      ...page(element(5, 'p', {}, text(6, 'words')), element(7, 'div')),
      mutation(2_000, { removes: [{ id: 5, parentId: 4 }], adds: [add(7, element(5, 'p')), add(5, text(6, 'words'))] }),
    ]
    expect(bodyOf(events)).toBe('body(div(p("words")))')
  })

  test('texts and attributes take their last value, `null` takes an attribute away', () => {
    const events = [
      ...page(element(5, 'a', { href: '/old', title: 'old' }, text(6, 'old'))),
      mutation(2_000, {
        texts: [{ id: 6, value: 'between' }],
        attributes: [{ id: 5, attributes: { href: '/between', title: null, lang: 'en' } }],
      }),
      mutation(3_000, { texts: [{ id: 6, value: 'new' }], attributes: [{ id: 5, attributes: { href: '/new' } }] }),
    ]
    const { root, built } = read(events)
    expect(find(root, 5).attributes).toEqual({ href: '/new', lang: 'en' })
    expect(find(root, 6).textContent).toBe('new')
    expect(JSON.stringify(built)).not.toMatch(/old|between/)
  })

  test('a closed dialog is not modal any more', () => {
    const events = [
      ...page(element(5, 'dialog', { open: '', rr_open_mode: 'modal' })),
      mutation(2_000, { attributes: [{ id: 5, attributes: { open: null, rr_open_mode: 'non-modal' } }] }),
    ]
    expect(find(read([...events]).root, 5).attributes).not.toHaveProperty('open')
  })

  test('fields this code does not know stay with their node', () => {
    const events = [...page({ ...text(5, 'a'), verdict: 'shown' }), mutation(2_000, { texts: [{ id: 5, value: 'b' }] })]
    expect(find(read(events).root, 5)).toMatchObject({ verdict: 'shown', textContent: 'b' })
  })
})

describe('the style attribute', () => {
  const styleOf = (before: string, ...changes: object[]) => {
    const events = [
      ...page(element(5, 'p', { style: before })),
      ...changes.map((style, index) => mutation(2_000 + index, { attributes: [{ id: 5, attributes: { style } }] })),
    ]
    const { root, after } = read(events)
    return { style: find(root, 5).attributes?.['style'], after }
  }

  test('is changed property by property', () => {
    const change = { color: 'blue', top: ['2px', 'important'], width: false, '--Gap': '1px' }
    const before = 'color: red; width: 3px; background: url("a;b:c")'
    expect(styleOf(before, change, { left: '1px' }).style).toBe(
      'color: blue; background: url("a;b:c"); top: 2px !important; --Gap: 1px; left: 1px;',
    )
  })

  test('loses a shorthand when all its longhands are taken away', () => {
    const change = { 'margin-top': false, 'margin-left': false, 'margin-right': false, 'margin-bottom': false }
    expect(styleOf('margin: 0; color: red', change)).toEqual({ style: 'color: red;', after: [] })
  })

  test('keeps a shorthand of which one longhand was taken away, and says so after', () => {
    const { style, after } = styleOf('border: 1px solid red', { 'border-left-width': false })
    expect(style).toBe('border: 1px solid red;')
    expect(after).toMatchObject([
      { source: 0, attributes: [{ id: 5, attributes: { style: { 'border-left-width': false } } }] },
    ])
  })

  test('given as a whole forgets what was before', () => {
    expect(styleOf('color: red', { color: 'blue' }, 'top: 1px' as never)).toEqual({ style: 'top: 1px', after: [] })
  })
})

test('the page is as it was at the moment, what happens then included', () => {
  const change = (timestamp: number) => mutation(timestamp, { texts: [{ id: 5, value: `at ${timestamp}` }] })
  const events = [
    ...page(text(5, 'first')),
    change(2_000),
    change(3_000),
    ...pageAt(4_000, text(5, 'again')),
    change(5_000),
  ]
  const textAt = (at: number) => bodyOf(events, at)
  expect([1_000, 2_000, 2_999, 3_000, 4_000, 4_500, 5_000].map(textAt)).toEqual(
    ['first', 'at 2000', 'at 2000', 'at 3000', 'again', 'again', 'at 5000'].map((one) => `body("${one}")`),
  )
  expect(read(events, 999).built).toEqual([])
})

test('what holds no children takes none', () => {
  const events = [
    ...page(text(5, 'a')),
    mutation(2_000, { adds: [add(5, text(6, 'b')), add(1, { ...text(7, 'c'), isShadow: true })] }),
  ]
  expect([bodyOf(events), read(events).skippedCount]).toEqual(['body("a")', 2])
})
