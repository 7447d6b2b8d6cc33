import type { eventWithTime } from '@rrweb/types'
import { describe, expect, test } from 'vitest'

import { findElement } from '@/lib/edits/find-element'

import { add, element, mutation, page, pageAt, text } from '../replay/state/page'

const onPage = (nodeId: number, selector = '') => ({ pageId: 'page-1', nodeId, selector })
const card = () => element(5, 'div', { class: 'card', id: 'me' }, text(6, 'Ann'))

describe('an element is found', () => {
  const matches = (selector: string, events: eventWithTime[]) =>
    findElement(onPage(5, selector), 'page-2', events).boxes

  test('by its id where it was picked, elsewhere by its selector', () => {
    expect(matches('', page(card()))).toEqual([])
    expect(matches('#me', page(element(20, 'main', {}, { ...card(), id: 21 })))).toEqual([21])
    expect(
      matches('main > div:nth-child(2)', page(element(20, 'main', {}, element(21, 'div'), element(22, 'div')))),
    ).toEqual([22])
    expect(matches('[data-user="a b"]', page(element(20, 'P', { 'data-user': 'a b' })))).toEqual([20])
  })

  test('when it is added, and when its attributes or those around it make it one', () => {
    const later = mutation(2_000, { adds: [add(4, element(20, 'p', { class: 'me' }))] })
    expect(matches('.me', [...page(), later])).toEqual([20])
    const attributes = mutation(2_000, { attributes: [{ id: 20, attributes: { class: 'on' } }] })
    expect(matches('.on > b', [...page(element(20, 'p', {}, element(21, 'b'))), attributes])).toEqual([21])
  })

  test('in any later snapshot', () => {
    expect(matches('.me', [...page(), ...pageAt(3_000, element(30, 'i', { class: 'me' }))])).toEqual([30])
  })

  test('with the texts it showed', () => {
    const events = [
      ...page(element(5, 'p', {}, text(6, ' Ann\n'), element(7, 'b', {}, text(8, 'Lee')))),
      mutation(2_000, { texts: [{ id: 8, value: 'Poe' }] }),
    ]
    expect(findElement(onPage(5), 'page-1', events).texts).toEqual(['Ann Lee', 'Ann Poe'])
    expect(findElement(onPage(5), 'page-1', page(element(5, 'p', {}, text(6, 'ab')))).texts).toEqual([])
  })

  test('by nothing that is no selector', () => {
    for (const selector of ['', ':nope', '[', 'a >', '>>>']) expect(matches(selector, page(card()))).toEqual([])
  })
})
