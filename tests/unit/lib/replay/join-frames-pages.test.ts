import { describe, expect, test } from 'vitest'

import { findOrigin } from '@/lib/replay/find-origin'
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
  const { readJoined, isJoined, ranges } = joinPages(
    [{ id: 'top' }, place('frame', 'top'), place('deep', 'frame'), place('lost', 'top', 0), place('ring', 'ring')],
    (id) => stored.get(id) ?? [],
  )

  test('are joined by their places, however deep', () => {
    expect(listFramedTexts(readJoined('top'), 9_000)).toEqual(['inside'])
  })

  test('give each node back to the page it is stored in, however often it came into its frame', () => {
    const ids = readJoined('top').flatMap((event) =>
      [
        ...JSON.stringify(event).matchAll(/"textContent":"inside"[^{}]*?"id":(\d+)|"id":(\d+),"textContent":"inside"/g),
      ].map(([, after, before]) => Number(after ?? before)),
    )
    expect(ids.length).toBeGreaterThan(0)
    expect(ids.every((id) => id > FRAME)).toBe(true)
    expect(ids.map((id) => findOrigin(ranges, 'top', id))).toEqual(ids.map(() => ({ pageId: 'deep', nodeId: 6 })))
    expect(findOrigin(ranges, 'top', FRAME)).toEqual({ pageId: 'top', nodeId: FRAME })
    expect(findOrigin(ranges, 'elsewhere', 3)).toEqual({ pageId: 'elsewhere', nodeId: 3 })
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
