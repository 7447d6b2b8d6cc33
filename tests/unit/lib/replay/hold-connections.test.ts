import { expect, test } from 'vitest'

import { preparePage } from '@/lib/replay/prepare-page'

import { buildAdd, buildDocument, buildElement, buildMutation, buildSnapshot, T0 } from '../../../fixtures/rrweb-events'

const link = (id: number, rel: string) => buildElement(id, 'link', { REL: rel, rel, href: 'https://shop.test/' })

test('what would reach a server before anything is asked is taken out, wherever a page says it', () => {
  const head = [link(3, 'preconnect'), link(4, 'Alternate DNS-Prefetch'), link(5, 'stylesheet')]
  const meta = buildElement(6, 'meta', { 'http-equiv': 'X-DNS-Prefetch-Control', content: 'on' })
  const stored = [
    buildSnapshot(T0, buildDocument(buildElement(2, 'head', {}, ...head, meta))),
    buildMutation(T0 + 1, { adds: [buildAdd(buildElement(7, 'div', {}, link(8, 'prefetch\npreload')))] }),
    buildMutation(T0 + 2, { attributes: [{ id: 5, attributes: { rel: 'prerender', href: null } }] }),
  ]
  const shown = JSON.stringify(preparePage(stored))
  expect(shown).not.toMatch(/preconnect|prefetch|preload|prerender/i)
  expect(shown).toContain('"rel":"Alternate"')
  expect(shown).toContain('"rel":"stylesheet"')
  // What is stored stays as it was recorded.
  expect(JSON.stringify(stored)).toContain('preconnect')
})

test('no frame has an address to go to, whenever it is said', () => {
  const src = 'https://shop.test/frame'
  const body = buildElement(2, 'body', {}, buildElement(3, 'IFRAME', { SRC: src }), buildElement(4, 'img', { src }))
  const stored = [
    buildSnapshot(T0, buildDocument(body)),
    buildMutation(T0 + 1, { attributes: [3, 4].map((id) => ({ id, attributes: { src } })) }),
  ]
  const shown = JSON.stringify(preparePage(stored))
  expect(shown).toContain('"SRC":""')
  expect(shown).toContain('{"id":3,"attributes":{"src":""}}')
  expect(shown).toContain(`{"id":4,"attributes":{"src":"${src}"}}`)
})

test('no film and no sound has an address, whenever it is said; a picture beside it has', () => {
  const src = 'blob:https://shop.test/film'
  const source = buildElement(4, 'source', { src })
  const body = buildElement(2, 'body', {}, buildElement(3, 'video', { src, poster: 'a.png' }, source))
  const stored = [
    buildSnapshot(T0, buildDocument(body)),
    buildMutation(T0 + 1, { attributes: [{ id: 3, attributes: { src, title: 'film' } }] }),
    buildMutation(T0 + 2, { adds: [buildAdd(buildElement(5, 'source', { src }), 3)] }),
  ]
  const shown = JSON.stringify(preparePage(stored))
  expect(shown).not.toContain(src)
  expect(shown).toContain('a.png')
  expect(shown).toContain('{"title":"film"}')
})
