import { describe, expect, test } from 'vitest'

import { joinPages } from '@/lib/replay/join-frames-pages'

import { element, listFramedTexts, page, pageAt, snapshotOf, text } from './state/page'

const FRAME = 5

describe('pages of a session', () => {
  const stored = new Map([
    ['top', page(element(FRAME, 'iframe'))],
    ['frame', pageAt(2_000, element(FRAME, 'iframe'))],
    ['deep', pageAt(3_000, text(6, 'inside'))],
    ['lost', pageAt(4_000)],
    ['ring', snapshotOf(5_000, { type: 0, id: 1, childNodes: [] })],
  ])
  const place = (id: string, parentPageId: string | null, frameNodeId = FRAME) => ({ id, parentPageId, frameNodeId })
  const { readJoined, isJoined } = joinPages(
    [{ id: 'top' }, place('frame', 'top'), place('deep', 'frame'), place('lost', 'top', 0), place('ring', 'ring')],
    (id) => stored.get(id) ?? [],
  )

  test('are joined by their places, however deep', () => {
    expect(listFramedTexts(readJoined('top'), 9_000)).toEqual(['inside'])
  })

  test('stand alone without a place', () => {
    expect(
      [place('frame', 'top'), place('lost', 'top', 0), place('gone', 'elsewhere'), { id: 'top' }].map(isJoined),
    ).toEqual([true, false, false, false])
    expect(readJoined('deep')).toBe(stored.get('deep'))
  })

  test('that name each other come to an end', () => {
    expect(readJoined('ring').length).toBeGreaterThan(0)
  })
})
