import { expect, test } from 'vitest'

import { preparePage } from '@/lib/replay/prepare-page'

import { buildDocument, buildElement, buildMutation, buildSnapshot, T0 } from '../../../fixtures/rrweb-events'

const attach = (parentId: number, id: number) =>
  buildMutation(T0 + 1, {
    adds: [{ parentId, nextId: null, node: { type: 0, id, childNodes: [buildElement(id + 1, 'html')] } }],
    isAttachIframe: true,
  })

test('an object that showed a page is a frame of its size, and one that showed a file a box with its name', () => {
  const page = buildElement(3, 'object', { rr_embedded: 'document 200x100', data: 'https://shop.test/a.html' })
  const file = buildElement(4, 'embed', { rr_embedded: 'file 20x10', type: 'application/pdf', src: '/b/report.pdf?x' })
  const shown = preparePage([buildSnapshot(T0, buildDocument(buildElement(2, 'body', {}, page, file))), attach(3, 10)])
  const text = JSON.stringify(shown)
  expect(text).toContain('"tagName":"iframe"')
  expect(text).toContain('"width":"200","height":"100"')
  expect(text).toContain(`pdf${encodeURIComponent(' · ')}report.pdf`)
  expect(text).not.toMatch(/"tagName":"(?:object|embed)"/)
})

test('one that showed its fallback stays, and nothing is put into what is hidden', () => {
  const hidden = buildElement(3, 'object', { rr_width: '10px', rr_height: '10px' })
  const shown = preparePage([buildSnapshot(T0, buildDocument(buildElement(2, 'body', {}, hidden))), attach(3, 10)])
  expect(JSON.stringify(shown)).toContain('"tagName":"object"')
  expect(JSON.stringify(shown)).not.toContain('isAttachIframe')
})
