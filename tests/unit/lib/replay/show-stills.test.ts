import { EventType, IncrementalSource, type eventWithTime, type serializedNodeWithId } from '@rrweb/types'
import { describe, expect, it } from 'vitest'

import { PAYLOAD_TAG } from '@/lib/model/payload'
import { writeStill } from '@/lib/model/still'
import { showStills } from '@/lib/replay/show-stills'

const canvas = (id: number, attributes: object = {}) =>
  ({ type: 2, tagName: 'canvas', id, attributes: { ...attributes }, childNodes: [] }) as unknown as serializedNodeWithId
const snapshot = (...childNodes: serializedNodeWithId[]) =>
  ({
    type: EventType.FullSnapshot,
    data: { node: { type: 0, id: 1, childNodes }, initialOffset: { left: 0, top: 0 } },
    timestamp: 1,
  }) as eventWithTime
const still = (nodeId: number, resolution = 1) =>
  ({
    type: EventType.IncrementalSnapshot,
    data: writeStill({ nodeId, type: 'image/webp', base64: 'AAAA', width: 8, height: 4, resolution }),
    timestamp: 2,
  }) as unknown as eventWithTime
const restyle = (id: number, style: string | object | null) =>
  ({
    type: EventType.IncrementalSnapshot,
    data: {
      source: IncrementalSource.Mutation,
      adds: [],
      removes: [],
      texts: [],
      attributes: [{ id, attributes: { style } }],
    },
    timestamp: 3,
  }) as eventWithTime
const unseen = (nodeId: number, reason = 'typed') =>
  ({
    type: EventType.Custom,
    data: { tag: PAYLOAD_TAG, payload: { kind: 'unseen', nodeId, reason } },
    timestamp: 4,
  }) as eventWithTime

const readStyle = (event: eventWithTime | undefined, id: number): unknown => {
  const { attributes } = event!.data as { attributes: { id: number; attributes: { style: unknown } }[] }
  return attributes.find((one) => one.id === id)?.attributes.style
}

describe('what a canvas shows in a replay', () => {
  it('is a picture of its size before anything is known of it', () => {
    const node = canvas(5, { width: '80', height: '40', style: 'border: 0' })
    showStills([snapshot(node)])
    const { attributes } = node as unknown as { attributes: { style: string } }
    expect(decodeURIComponent(attributes.style)).toMatch(
      /^border: 0;content:url\("data:image\/svg\+xml,<svg [^>]*width="80" height="40">.*"\)!important$/,
    )
  })

  it('is the picture that was taken, at its resolution', () => {
    const [, shown] = showStills([snapshot(canvas(5)), still(5, 0.5)])
    expect(readStyle(shown, 5)).toEqual({
      content: ['image-set(url("data:image/webp;base64,AAAA") 0.5x)', 'important'],
    })
  })

  it('stays when the page gives it another style, or takes its style away', () => {
    const events = [
      snapshot(canvas(5)),
      still(5),
      restyle(5, 'color: red'),
      restyle(5, null),
      restyle(5, { color: 'red' }),
    ]
    const [, , other, none, one] = showStills(events)
    expect(readStyle(other, 5)).toBe('color: red;content:image-set(url("data:image/webp;base64,AAAA") 1x)!important')
    expect(readStyle(none, 5)).toBe(';content:image-set(url("data:image/webp;base64,AAAA") 1x)!important')
    expect(readStyle(one, 5)).toEqual({ color: 'red' })
  })

  it('is nothing anew after a full snapshot, until it is told again', () => {
    const second = canvas(5)
    showStills([snapshot(canvas(5)), still(5), snapshot(second)])
    expect((second as unknown as { attributes: { style: string } }).attributes.style).not.toContain('webp')
  })

  it('says so from where it was not recorded', () => {
    const [, , shown] = showStills([snapshot(canvas(5, { width: 60, height: 30 })), still(5), unseen(5)])
    const { content } = readStyle(shown, 5) as { content: string[] }
    expect(decodeURIComponent(content[0]!)).toMatch(/width="60" height="30".*>Not recorded</)
  })

  it('is as empty as it was where nothing could be read of it', () => {
    const event = unseen(5, 'not drawn since')
    expect(showStills([snapshot(canvas(5)), event])[1]).toBe(event)
  })

  it('is left alone where there is no such canvas, and where the whole element is blocked', () => {
    const blocked = canvas(6, { rr_width: '10px', rr_height: '10px' })
    const [, first, second] = showStills([snapshot(blocked), still(6), still(99)])
    expect(blocked).toEqual(canvas(6, { rr_width: '10px', rr_height: '10px' }))
    expect([first, second]).toEqual([still(6), still(99)])
  })

  it('is, of a video, a poster of its size, that no poster of the page takes away', () => {
    const video = {
      type: 2,
      tagName: 'video',
      id: 7,
      attributes: { poster: 'a.png' },
      childNodes: [],
    } as unknown as serializedNodeWithId
    const repostered = restyle(7, null)
    const attributes = [{ id: 7, attributes: { poster: 'b.png', title: 'b' } }]
    Object.assign(repostered.data as object, { attributes })
    const events = [snapshot(video), still(7), repostered, unseen(7)]
    const [first, shown, after, hidden] = showStills(events).map(({ data }) => JSON.stringify(data))
    expect(first).toContain('a.png')
    expect(decodeURIComponent(shown!)).toMatch(
      /"poster":"data:image\/svg\+xml,<svg .*width=\\?"8\\?" height=\\?"4\\?".*AAAA/,
    )
    expect(after).not.toContain('b.png')
    expect(after).toContain('title')
    expect(decodeURIComponent(hidden!)).toMatch(/>Not recorded</)
  })
})
