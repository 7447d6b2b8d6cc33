import type { eventWithTime } from '@rrweb/types'
import { describe, expect, it } from 'vitest'

import { FOCUS } from '@/lib/model/states'
import { showFocus } from '@/lib/replay/show-focus'

import { buildDocument, buildElement, buildIncrement, buildSnapshot, buildText } from '../../../fixtures/rrweb-events'

const snapshot = (focused?: object) => {
  const event = buildSnapshot(
    0,
    buildDocument(buildElement(2, 'p', {}, buildElement(3, 'button')), buildElement(4, 'a')),
  )
  return { ...event, data: { ...(event.data as object), ...(focused ? { focused } : {}) } } as eventWithTime
}
const focus = (id: number, isVisible?: boolean) => buildIncrement(2, 1, { type: 5, id, isVisible })
const blur = (id: number) => buildIncrement(2, 1, { type: 6, id })

/** What is marked behind each event: ids and what they are marked by. */
function readMarks(events: eventWithTime[]): [id: number, mark: string | null][] {
  return showFocus(events).flatMap(({ data }) => {
    const { attributes = [] } = data as { attributes?: { id: number; attributes: Record<string, string | null> }[] }
    return attributes.map(({ id, attributes: changed }): [number, string | null] => [id, changed[FOCUS] ?? null])
  })
}

describe('what had the focus', () => {
  it('is marked as long as it has it, and by whether the browser showed it', () => {
    expect(readMarks([snapshot(), focus(3), focus(4, true), blur(4), blur(3)])).toEqual([
      [3, 'true'],
      [3, null],
      [4, 'visible'],
      [4, null],
    ])
    expect(readMarks([snapshot(), focus(3), focus(3, true)])).toEqual([
      [3, 'true'],
      [3, 'visible'],
    ])
  })

  it('is marked in a full snapshot, and loses the mark with the next', () => {
    const [first, second] = showFocus([snapshot({ id: 3, isVisible: true }), snapshot()]).map((event) =>
      JSON.stringify(event),
    )
    expect(first).toContain(`"${FOCUS}":"visible"`)
    expect(second).not.toContain(FOCUS)
    expect(readMarks([snapshot({ id: 3, isVisible: true }), focus(4)])).toEqual([
      [3, null],
      [4, 'true'],
    ])
  })

  it.each([{ id: 99, isVisible: true }, { id: 'x' }, { id: -1 }])('is nothing that is not there: %j', (told) => {
    expect(JSON.stringify(showFocus([snapshot(told)]))).not.toContain(FOCUS)
  })

  it('has the rules of the page apply to it', () => {
    const css = 'a:focus,b:focus-visible,c:focus-within,d:not(:focus),.x\\:focus-x,e:focus-visible-not{color:red}'
    const [event] = showFocus([buildSnapshot(0, buildDocument(buildElement(2, 'style', {}, buildText(3, css))))])
    expect(JSON.stringify(event)).toContain(
      `a:is(:focus,[${FOCUS}]),b:is(:focus-visible,[${FOCUS}=\\"visible\\"]),` +
        `c:is(:focus-within,[${FOCUS}],:has([${FOCUS}])),d:not(:is(:focus,[${FOCUS}])),`,
    )
    expect(JSON.stringify(event)).toContain('e:focus-visible-not')
  })
})
