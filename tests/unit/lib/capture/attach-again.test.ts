import type { eventWithTime } from '@rrweb/types'
import { expect, test } from 'vitest'

import { createAttachAgain } from '@/lib/capture/attach-again'

const element = (id: number) => ({ type: 2, tagName: 'html', id, attributes: {}, childNodes: [] })
const change = (data: object) =>
  ({
    type: 3,
    timestamp: 1,
    data: { source: 0, adds: [], removes: [], texts: [], attributes: [], ...data },
  }) as unknown as eventWithTime
const attach = (...children: object[]) =>
  change({
    isAttachIframe: true,
    adds: [{ parentId: 5, nextId: null, node: { type: 0, id: 9, childNodes: children } }],
  })
const snapshot = {
  type: 2,
  timestamp: 0,
  data: { node: { type: 0, id: 1, childNodes: [] } },
} as unknown as eventWithTime

test('a document of a frame that was written anew is told as a change of what stands in it', () => {
  const attachAgain = createAttachAgain()
  const first = attach(element(10))
  expect(attachAgain(first)).toBe(first)
  expect(attachAgain(attach(element(20)))).toEqual(
    change({ removes: [{ parentId: 9, id: 10 }], adds: [{ parentId: 9, nextId: null, node: element(20) }] }),
  )
})

test('one that is told of again as it was tells nothing', () => {
  const attachAgain = createAttachAgain()
  attachAgain(attach(element(10)))
  expect(attachAgain(attach(element(10)))).toBeUndefined()
})

test('what came and went by itself is known', () => {
  const attachAgain = createAttachAgain()
  attachAgain(attach(element(10)))
  const other = change({
    removes: [{ parentId: 9, id: 10 }],
    adds: [{ parentId: 9, nextId: null, node: element(11) }],
  })
  expect(attachAgain(other)).toBe(other)
  expect(attachAgain(attach(element(11)))).toBeUndefined()
})

test('after a full snapshot each document comes for the first time', () => {
  const attachAgain = createAttachAgain()
  attachAgain(attach(element(10)))
  attachAgain(snapshot)
  const again = attach(element(10))
  expect(attachAgain(again)).toBe(again)
})
