import { describe, expect, test } from 'vitest'

import { add, element, find, increment, mutation, page, read, text, type Built } from './page'

const input = (id: number, value: string, isChecked = false, timestamp = 2_000) =>
  increment(5, timestamp, { id, text: value, isChecked })
const attributesAfter = (node: Built, ...events: ReturnType<typeof increment>[]) =>
  find(read([...page(node), ...events]).root, node.id).attributes

describe('fields', () => {
  test('show what was typed, and a later change of the attribute shows no more', () => {
    const change = mutation(3_000, { attributes: [{ id: 5, attributes: { value: 'default' } }] })
    expect(attributesAfter(element(5, 'input', { value: 'OLD' }), input(5, 'typed'), change)).toEqual({
      value: 'typed',
    })
  })

  test('of types that have no value of their own follow the attribute', () => {
    const change = mutation(3_000, { attributes: [{ id: 5, attributes: { value: 'later' } }] })
    expect(attributesAfter(element(5, 'input', { type: 'hidden' }), input(5, 'set'), change)).toMatchObject({
      value: 'later',
    })
  })

  test('are checked or not', () => {
    const box = (checked: object) => element(5, 'input', { type: 'CHECKBOX', value: 'on', ...checked })
    expect(attributesAfter(box({}), input(5, 'on', true))).toMatchObject({ checked: true })
    expect(attributesAfter(box({ checked: true }), input(5, 'on', false))).not.toHaveProperty('checked')
  })

  test('of files take no name', () => {
    expect(attributesAfter(element(5, 'input', { type: 'file' }), input(5, 'C:\\fakepath\\a.png'))).toEqual({
      type: 'file',
    })
  })

  test('of many lines forget the text they began with', () => {
    const { root, built } = read([...page(element(5, 'textarea', {}, text(6, 'OLD'))), input(5, 'new')])
    expect(find(root, 5)).toMatchObject({ attributes: { value: 'new' }, childNodes: [] })
    expect(JSON.stringify(built)).not.toContain('OLD')
  })

  test('of many lines take the text that comes as a child', () => {
    const events = [
      ...page(element(5, 'textarea', { value: 'OLD' })),
      mutation(2_000, { adds: [add(5, text(7, 'new'))] }),
    ]
    expect(find(read(events).root, 5)).toMatchObject({ attributes: {}, childNodes: [{ textContent: 'new' }] })
  })
})

describe('choices', () => {
  const select = element(
    5,
    'select',
    { value: 'one' },
    element(6, 'option', { selected: true }, text(7, ' one ')),
    element(8, 'optgroup', {}, element(9, 'option', { value: '2' }, text(10, 'two'))),
  )

  test('are the option with the value', () => {
    const { root, after } = read([...page(select), input(5, '2')])
    expect(find(root, 6).attributes).toEqual({ selected: false })
    expect(find(root, 9).attributes).toEqual({ value: '2', selected: true })
    expect(after).toEqual([])
  })

  test('are the option with the text, without white space around it, of those there are at the end', () => {
    const events = [
      ...page(select),
      input(5, 'one more'),
      mutation(3_000, { adds: [add(5, element(20, 'option')), add(20, text(21, 'one\n more '))] }),
    ]
    expect(find(read(events).root, 20).attributes).toEqual({ selected: true })
  })

  test('that match no option, as masked ones do, are told by an input event', () => {
    expect(read([...page(select), input(5, '******')]).after).toEqual([
      { source: 5, id: 5, text: '******', isChecked: false },
    ])
  })
})

describe('scrolling', () => {
  const scroll = (id: number, x: number, y: number) => increment(3, 2_000, { id, x, y })

  test('of elements is an attribute, none at the start', () => {
    expect(attributesAfter(element(5, 'ul'), scroll(5, 0, 40))).toEqual({ rr_scrollTop: 40 })
    expect(attributesAfter(element(5, 'ul', { rr_scrollTop: 9, rr_scrollLeft: 9 }), scroll(5, 0, 0))).toEqual({})
  })

  test('of the document is the initial offset', () => {
    const { snapshot, after } = read([...page(), scroll(1, 3, 300)])
    expect(snapshot?.['initialOffset']).toEqual({ left: 3, top: 300 })
    expect(after).toEqual([])
  })

  test('is told again after styles that come after the snapshot', () => {
    const rule = increment(8, 2_000, { id: 6, adds: [{ rule: 'ul { height: 9px }', index: 0 }] })
    const { after } = read([...page(element(5, 'ul'), element(6, 'style')), scroll(1, 0, 300), scroll(5, 0, 40), rule])
    expect(after.map(({ source, id }) => [source, id])).toEqual([
      [8, 6],
      [3, 1],
      [3, 5],
    ])
  })
})

describe('media', () => {
  const video = element(5, 'video', { rr_mediaState: 'played', rr_mediaCurrentTime: 2, rr_mediaPlaybackRate: 2 })

  test('play on by themselves', () => {
    expect(attributesAfter(video)).toMatchObject({ rr_mediaState: 'played', rr_mediaCurrentTime: 18 })
  })

  test('stop where they were paused', () => {
    const pause = increment(7, 2_000, { id: 5, type: 1, currentTime: 4, volume: 0.5, muted: true })
    expect(attributesAfter(video, pause)).toMatchObject({
      rr_mediaState: 'paused',
      rr_mediaCurrentTime: 4,
      rr_mediaVolume: 0.5,
      rr_mediaMuted: true,
    })
  })

  test('go on at another rate from where they are', () => {
    const faster = increment(7, 2_000, { id: 5, type: 4, playbackRate: 1 })
    expect(attributesAfter(video, faster)).toMatchObject({ rr_mediaState: 'played', rr_mediaCurrentTime: 11 })
  })
})

describe('a canvas', () => {
  const draw = (timestamp: number, name: string) =>
    increment(9, timestamp, {
      id: 5,
      type: 0,
      commands: [
        { property: 'clearRect', args: [0, 0, 9, 9] },
        { property: 'drawImage', args: [name] },
      ],
    })

  test('shows its last whole picture', () => {
    const { root, after, built } = read([
      ...page(element(5, 'canvas', { rr_dataURL: 'data:OLD' })),
      draw(2_000, 'OLDER'),
      draw(3_000, 'last'),
    ])
    expect(find(root, 5).attributes).toEqual({})
    expect(after).toMatchObject([{ source: 9, id: 5, commands: [{}, { args: ['last'] }] }])
    expect(JSON.stringify(built)).not.toContain('OLD')
  })

  test('is empty once its size was set', () => {
    const resize = mutation(4_000, { attributes: [{ id: 5, attributes: { width: '9' } }] })
    const { root, after } = read([
      ...page(element(5, 'canvas', { rr_dataURL: 'data:OLD' })),
      draw(2_000, 'last'),
      resize,
    ])
    expect([find(root, 5).attributes, after]).toEqual([{ width: '9' }, []])
  })

  test('drawn command by command is counted as not followed', () => {
    const line = increment(9, 2_000, { id: 5, type: 0, commands: [{ property: 'fillText', args: ['SECRET'] }] })
    const { built, skippedCount } = read([...page(element(5, 'canvas')), line])
    expect(skippedCount).toBe(1)
    expect(JSON.stringify(built)).not.toContain('SECRET')
  })
})
