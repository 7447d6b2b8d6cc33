import { expect, test } from 'vitest'

import { countElement, findTextIn } from '@/lib/playback/find-places'

import { buildDocument, buildElement, buildSnapshot, buildText, T0 } from '../../../fixtures/rrweb-events'
import { buildPage, buildSession, buildWindow } from '../../../fixtures/rows'

const pages = [buildPage({ id: 'a', title: 'Ada’s orders' }), buildPage({ id: 'b', title: 'Shop' })]
const content = { session: buildSession(), windows: [buildWindow()], pages, events: [], notes: [], rules: [] }
const words: Record<string, string> = { a: 'Hello', b: 'Lovelace' }
const readEvents = async (pageId: string) => [
  buildSnapshot(T0, buildDocument(buildElement(2, 'p', { id: 'name' }, buildText(3, words[pageId]!)))),
]
const url = 'https://shop.test/byron.svg'
const read = async () => ({ hash: 'h', type: 'image/svg+xml', body: new TextEncoder().encode('<text>Isles') })
const asset = { url, kept: { url, read } }
const { signal } = new AbortController()

test('a text is found in titles, on pages, in addresses of pictures and in drawings, and nowhere else', async () => {
  const texts = ['ada’s', 'LOVELACE', 'byron', 'isles', 'nowhere']
  const found = await Promise.all(texts.map((text) => findTextIn(text, content, [asset], readEvents, signal)))
  expect(found).toEqual([true, true, true, true, false])
})

test('a search that is told to stop does', async () => {
  const stopped = AbortSignal.abort()
  await expect(findTextIn('nowhere', content, [], readEvents, stopped)).rejects.toThrow(/abort/i)
})

test('an element is counted where its selector finds it', async () => {
  const wish = { kind: 'element', pageId: 'a', nodeId: 2, width: 1, height: 1 } as const
  expect(await countElement({ ...wish, selector: '#name' }, pages, readEvents, signal)).toEqual({
    elements: 2,
    pages: 2,
  })
  expect(await countElement({ ...wish, selector: '' }, pages, readEvents, signal)).toEqual({ elements: 1, pages: 1 })
})
