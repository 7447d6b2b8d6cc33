import { expect, test } from 'vitest'

import { PickModel } from '@/components/player/pick-model'
import type { PointSurface } from '@/components/player/point-model'
import type { ElementWish } from '@/lib/model/edit'

const TREE = ['body', 'main', 'p']

/** Three elements in one another; what is under the pointer is the one of this depth. */
const surface: PointSurface<string> = {
  elementAt: (x) => TREE[x],
  parentOf: (name) => TREE[TREE.indexOf(name) - 1],
  firstChildOf: (name) => TREE[TREE.indexOf(name) + 1],
  top: () => 'body',
  findSelector: (tag) => (tag === 'p' ? '#name' : ''),
  describe: (tag) => ({
    wish: {
      kind: 'element',
      pageId: 'page',
      nodeId: TREE.indexOf(tag) + 1,
      selector: '',
      width: 1,
      height: 1,
    },
    tag,
    text: '',
    box: { left: 0, top: 0, width: 1, height: 1 },
    isWholePage: tag === 'body',
  }),
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

function open() {
  const added: ElementWish[] = []
  const counted: string[] = []
  const pick = new PickModel({
    countElement: async ({ selector }) => (counted.push(selector), { elements: 4, pages: 2 }),
    add: async (wish) => added.push(wish) > 0,
  })
  pick.setSurface(surface)
  return { pick, added, counted, hovered: () => pick.hovered.value?.tag }
}

test('up goes to the element around, and down comes back the same way', () => {
  const { pick, hovered } = open()
  pick.point(2, 0)
  const way = [pick.goUp, pick.goUp, pick.goUp, pick.goDown, pick.goDown, pick.goDown].map((go) => (go(), hovered()))
  expect(way).toEqual(['main', 'body', 'body', 'main', 'p', 'p'])
})

test('by keyboard alone it begins at the page', () => {
  const { pick, hovered } = open()
  pick.choose()
  expect(pick.chosen.value).toBeUndefined()
  pick.goDown()
  expect(hovered()).toBe('body')
  pick.goDown()
  expect(hovered()).toBe('main')
})

test('what was chosen stays while the pointer moves on, with how often it is there', async () => {
  const { pick, hovered } = open()
  pick.point(2, 0)
  pick.choose()
  expect(pick.count.value).toBe('looking')
  pick.point(0, 0)
  await settle()
  expect([hovered(), pick.chosen.value?.tag, pick.count.value]).toEqual(['p', 'p', { elements: 4, pages: 2 }])
  pick.release()
  pick.point(0, 0)
  expect([hovered(), pick.chosen.value]).toEqual(['body', undefined])
})

test('it is taken out wherever it is found, or here only', async () => {
  const { pick, added } = open()
  for (const isEverywhere of [true, false]) {
    pick.point(2, 0)
    pick.choose()
    pick.setEverywhere(isEverywhere)
    expect(await pick.remove()).toBe(true)
  }
  expect(added.map(({ nodeId, selector }) => [nodeId, selector])).toEqual([
    [3, '#name'],
    [3, ''],
  ])
  expect([pick.chosen.value, pick.hovered.value]).toEqual([undefined, undefined])
})
