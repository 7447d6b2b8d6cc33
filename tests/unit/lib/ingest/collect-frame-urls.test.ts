import { describe, expect, it } from 'vitest'

import { collectFrameUrls } from '@/lib/ingest/collect-frame-urls'

import {
  buildAdd,
  buildDocument,
  buildElement,
  buildIncrement,
  buildMutation,
  buildSnapshot,
} from '../../../fixtures/rrweb-events'

const PAY = 'https://pay.test/form'
const frame = (src: unknown) => buildElement(5, 'iframe', { rr_src: src })

describe('collectFrameUrls', () => {
  it('finds frames in a snapshot, at any depth', () => {
    const node = buildDocument(buildElement(2, 'body', {}, buildElement(3, 'div', {}, frame(PAY))))
    expect(collectFrameUrls([buildSnapshot(1, node)])).toEqual([PAY])
  })

  it('finds frames that are added later', () => {
    expect(collectFrameUrls([buildMutation(1, { adds: [buildAdd(buildElement(3, 'p', {}, frame(PAY)))] })])).toEqual([
      PAY,
    ])
  })

  it('names each address once', () => {
    const node = buildDocument(buildElement(2, 'body', {}, frame(PAY), frame(PAY), frame('http://ads.test/')))
    expect(collectFrameUrls([buildSnapshot(1, node), buildSnapshot(2, node)])).toEqual([PAY, 'http://ads.test/'])
  })

  it.each([undefined, '', 'about:blank', 'data:text/html,x', 'javascript:0', 'blob:https://pay.test/1', 7, {}])(
    'passes over a frame at %s',
    (src) => {
      expect(collectFrameUrls([buildSnapshot(1, buildDocument(frame(src)))])).toEqual([])
    },
  )

  it('passes over other elements and over frames whose content rrweb saw', () => {
    const node = buildDocument(buildElement(2, 'img', { rr_src: PAY }), buildElement(3, 'iframe', { src: PAY }))
    expect(collectFrameUrls([buildSnapshot(1, node)])).toEqual([])
  })

  it('looks for additions only where a page changed', () => {
    expect(collectFrameUrls([buildIncrement(3, 1, { adds: [{}] }), buildIncrement(2, 1, { adds: 7 })])).toEqual([])
  })
})
