import { expect, test } from 'vitest'

import { decideMoment, type Happening, type UsedPage } from '@/lib/thumbnails/decide-moment'

const page = (id: string, startedAt: number, endedAt: number, changes: Partial<UsedPage> = {}): UsedPage => ({
  id,
  isTop: 1,
  parentPageId: null,
  hasSnapshot: true,
  startedAt,
  endedAt,
  ...changes,
})
const did = (pageId: string, at: number, kind: Happening['kind'] = 'click'): Happening => ({ pageId, at, kind })

test('it is the middle of the page that was used longest, not of the one that was there longest', () => {
  const pages = [page('idle', 0, 60_000), page('used', 60_000, 70_000)]
  const events = [did('idle', 0, 'page view'), ...[60, 63, 66, 69].map((second) => did('used', second * 1_000))]
  expect(decideMoment(pages, events)).toEqual({ pageId: 'used', at: 65_000 })
})

test('waiting counts for five seconds and no more', () => {
  const pages = [page('left', 0, 40_000), page('used', 40_000, 47_000)]
  expect(decideMoment(pages, [did('left', 0), did('used', 40_000), did('used', 44_000)])?.pageId).toBe('used')
})

test('what is done in a frame is done on the page around it', () => {
  const frame = { isTop: 0, parentPageId: 'shop' } as const
  const pages = [page('shop', 0, 10_000), page('frame', 0, 10_000, frame), page('other', 10_000, 13_000)]
  expect(decideMoment(pages, [did('frame', 0), did('frame', 4_000), did('other', 10_000)])?.pageId).toBe('shop')
})

test('what a page says or the recorder finds is no use of it', () => {
  const pages = [page('loud', 0, 4_000), page('used', 4_000, 6_000)]
  const said = (['console', 'request', 'gap', 'rage click'] as const).map((kind, at) => did('loud', at * 1_000, kind))
  expect(decideMoment(pages, [...said, did('used', 4_000)])?.pageId).toBe('used')
})

test('of equals it is the longer one, then the earlier one', () => {
  expect(decideMoment([page('short', 0, 10), page('long', 10, 30)], [])).toEqual({ pageId: 'long', at: 20 })
  expect(decideMoment([page('second', 10, 20), page('first', 0, 10)], [])?.pageId).toBe('first')
})

test('pages that cannot be shown are none', () => {
  expect(decideMoment([page('a', 0, 9, { hasSnapshot: false }), page('b', 0, 9, { isTop: 0 })], [])).toBeUndefined()
  const ring = [page('a', 0, 9, { isTop: 0, parentPageId: 'b' }), page('b', 0, 9, { isTop: 0, parentPageId: 'a' })]
  expect(decideMoment(ring, [did('a', 1)])).toBeUndefined()
})
