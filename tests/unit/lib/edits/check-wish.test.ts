import { describe, expect, test } from 'vitest'

import { checkWish } from '@/lib/edits/check-wish'

const SESSION = { startedAt: 1_000, endedAt: 9_000 }
const ELEMENT = {
  kind: 'element',
  pageId: 'page-1',
  nodeId: 5,
  selector: 'main > p:nth-child(2)',
  width: 10.5,
  height: 0,
}

describe('a wish', () => {
  test.each([
    [ELEMENT],
    [{ ...ELEMENT, selector: '', label: 'Card' }],
    [{ ...ELEMENT, selector: 'x-app >>> x-card >>> p' }],
    [{ kind: 'text', text: 'Jo' }],
    [{ kind: 'event', eventId: 7 }],
    [{ kind: 'trim', from: 500, to: 1_000 }],
  ])('is taken as it is: %j', (wish) => {
    expect(checkWish(wish, SESSION)).toEqual({ ok: true, wish })
  })

  test('is taken with nothing in it that does not belong there', () => {
    expect(checkWish({ kind: 'text', text: ' Jo ', id: 'x', isPermanent: 1 }, SESSION)).toEqual({
      ok: true,
      wish: { kind: 'text', text: 'Jo' },
    })
  })

  test.each([
    [null],
    [{}],
    [{ ...ELEMENT, nodeId: 1.5 }],
    [{ ...ELEMENT, pageId: 7 }],
    [{ ...ELEMENT, height: Infinity }],
    [{ ...ELEMENT, selector: 'p{' }],
    [{ ...ELEMENT, selector: 'p:unknown' }],
    [{ ...ELEMENT, selector: undefined }],
    [{ kind: 'text', text: 'a \u200B' }],
    [{ kind: 'text', text: 7 }],
    [{ kind: 'event', eventId: '7' }],
    [{ kind: 'trim', from: 2_000, to: 2_000 }],
    [{ kind: 'trim', from: 9_001, to: 9_002 }],
    [{ kind: 'trim', from: 0, to: 999 }],
  ])('is refused with a sentence: %j', (wish) => {
    expect(checkWish(wish, SESSION)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^[A-Z].*\.$/) as string,
    })
  })
})
