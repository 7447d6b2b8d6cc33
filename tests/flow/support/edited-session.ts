import { expect } from 'vitest'

import { applyEdits, applyEditsToPage } from '@/lib/edits/apply-edits'
import { prepareEdits } from '@/lib/edits/prepare-edits'
import type { EditWish } from '@/lib/model/edit'
import { readChunks, readPageEvents } from '@/lib/store/read-chunks'
import { readEdits } from '@/lib/store/read-edits'
import { readSessionContent } from '@/lib/store/read-sessions'

import { formsOf } from '../../browser/support/read-database'
import { buildAdd, buildDocument, buildElement, buildIncrement, buildMeta } from '../../fixtures/rrweb-events'
import { buildMutation, buildPageView, buildSaid, buildSnapshot, buildText, T0 } from '../../fixtures/rrweb-events'
import type { Scene } from './scene'

export const NAME = 'Ann Körner'
export const CONTROL = 'Öl & Essig'
export const at = (seconds: number) => T0 + seconds * 1_000

export function whole(moment: number, title: string) {
  const card = buildElement(
    6,
    'div',
    { class: 'card', id: 'me', title: `of ${NAME}` },
    buildText(7, NAME),
    buildElement(8, 'img', { src: 'https://shop.test/portrait.png' }),
    buildElement(9, 'button', {}, buildText(10, 'Show all of hers')),
  )
  const list = buildElement(11, 'p', { 'data-c': CONTROL }, buildText(12, `${CONTROL}, no ${NAME.toUpperCase()}`))
  const picture = buildElement(13, 'img', { src: `https://shop.test/c.png?u=${encodeURIComponent(NAME)}` })
  const head = buildElement(3, 'head', {}, buildElement(4, 'title', {}, buildText(14, title)))
  return [
    buildMeta(moment, `https://shop.test/${encodeURIComponent(NAME)}/list`),
    buildSnapshot(
      moment,
      buildDocument(buildElement(2, 'html', {}, head, buildElement(5, 'body', {}, card, list, picture))),
    ),
    buildPageView(moment, `https://shop.test/${encodeURIComponent(NAME)}/list`, title),
  ]
}

const click = (moment: number) => [
  buildIncrement(2, moment - 5, { type: 1, id: 9, x: 1, y: 1 }),
  buildIncrement(2, moment, { type: 2, id: 9, x: 1, y: 1 }),
  buildSaid(
    { kind: 'click', nodeId: 9, role: 'button', label: 'Show all of hers', selector: '#me > button', v: 's' },
    moment,
  ),
]

/** A stopped session of three pages, each of several chunks, with a note, a gap and pictures. */
export async function recordSession(scene: Scene): Promise<string> {
  const { tabId, sessionId } = await scene.record('https://shop.test/one')
  for (const [index, start] of [0, 60, 120].entries()) {
    if (index > 0) {
      scene.clock.at = at(start)
      await scene.browser.navigate(tabId, `https://shop.test/${index}`)
      await scene.rest()
    }
    const page = scene.pageOf(tabId)
    await page.say(...whole(at(start), index === 0 ? `Orders of ${NAME}` : 'Orders'))
    await page.say(
      ...click(at(start + 10)),
      buildMutation(at(start + 11), { texts: [{ id: 7, value: `${NAME} ${index}` }] }),
    )
    await page.say(buildMutation(at(start + 20), { adds: [buildAdd(buildText(20, `new for ${btoa('x')}`), 11)] }))
    await page.say(buildIncrement(1, at(start + 30), { positions: [{ x: 1, y: 1, id: 7, timeOffset: 0 }] }))
  }
  scene.clock.at = at(170)
  await scene.ask('markMoment', { sessionId, at: at(65), text: `${NAME} asks, ${CONTROL}` })
  await scene.ask('stopRecording', { sessionId })
  await scene.rest()
  const url = `https://shop.test/?q=${encodeURIComponent(NAME)}`
  const gap = {
    sessionId,
    windowId: 'w',
    pageId: '',
    at: at(50),
    until: at(70),
    kind: 'gap',
    label: 'not allowed',
    url,
  } as const
  await scene.store.events.add({ ...gap, role: '', selector: '', nodeId: 0 })
  await scene.store.sessions.update(sessionId, { tags: [NAME], person: NAME, participant: 'P1' })
  await scene.store.sessions.where({ id: sessionId }).modify((session) => {
    session.eventCount += 1
    session.gapCount += 1
  })
  await keepAssets(scene, sessionId)
  return sessionId
}

async function keepAssets({ store }: Scene, sessionId: string): Promise<void> {
  const uses = await store.assetUses.where({ sessionId }).toArray()
  for (const use of uses) {
    const hash = use.url.includes('portrait') ? 'portrait' : 'other'
    await store.assetUses.put({ ...use, hash })
    await store.assets.put({ hash, type: 'image/png', body: new Uint8Array(10), storedAt: T0 })
  }
}

/** What is stored as it is shown while edits are pending. */
export async function readEdited({ store }: Scene, sessionId: string) {
  const content = (await readSessionContent(store, sessionId))!
  const rows = await readEdits(store, sessionId)
  const readEvents = async (pageId: string) => (await readPageEvents(store, pageId)).events
  const edits = await prepareEdits(rows, content.pages, readEvents)
  const edited = applyEdits(content, edits)
  const pages = edited.pages.map(async ({ id }) => [id, applyEditsToPage(id, await readEvents(id), edits)] as const)
  return { content: edited, events: Object.fromEntries(await Promise.all(pages)) }
}

export async function readStored({ store }: Scene, sessionId: string) {
  const content = (await readSessionContent(store, sessionId))!
  const pages = content.pages.map(async ({ id }) => [id, (await readPageEvents(store, id)).events] as const)
  return { content, events: Object.fromEntries(await Promise.all(pages)) }
}

export const addEdit = async (scene: Scene, sessionId: string, wish: EditWish) =>
  (await scene.ask<{ editId: string }>('addEdit', { sessionId, wish })).editId
export const makePermanent = (scene: Scene, sessionId: string) => scene.ask('makePermanent', { sessionId })
export const findForms = (text: string, dump: string) =>
  formsOf(text).filter((form) => dump.toLowerCase().includes(form.toLowerCase()))

export async function pickElement({ store }: Scene, sessionId: string): Promise<EditWish> {
  const [page] = await store.pages.where({ sessionId }).sortBy('startedAt')
  return { kind: 'element', pageId: page!.id, nodeId: 6, selector: '#me', label: 'Card', width: 100, height: 50 }
}

export async function pickEvent({ store }: Scene, kind: string): Promise<EditWish> {
  const event = (await store.events.toArray()).find((one) => one.kind === kind)
  return { kind: 'event', eventId: event!.id! }
}

export async function expectConsistent({ store }: Scene, sessionId: string): Promise<void> {
  const content = (await readSessionContent(store, sessionId))!
  let bytes = 0
  let rawBytes = 0
  for (const page of content.pages) {
    const chunks = await readChunks(store, page.id)
    const sum = chunks.reduce((total, chunk) => total + chunk.body.byteLength, 0)
    expect(page.bytes).toBe(sum)
    expect(page.hasSnapshot).toBe(chunks.some((chunk) => chunk.hasSnapshot === 1))
    expect(chunks.at(-1)!.lastSeq).toBe(page.lastSeq)
    expect(chunks.slice(1).every((chunk, index) => chunk.seq === chunks[index]!.lastSeq + 1)).toBe(true)
    const { events } = await readPageEvents(store, page.id)
    expect(chunks.reduce((total, chunk) => total + chunk.eventCount, 0)).toBe(events.length)
    expect(Math.min(...chunks.map(({ startAt }) => startAt))).toBe(events[0]!.timestamp)
    bytes += sum
    rawBytes += chunks.reduce((total, chunk) => total + chunk.rawBytes, 0)
  }
  const uses = await store.assetUses.where({ sessionId }).toArray()
  const bodies = await store.assets.bulkGet(uses.map(({ hash }) => hash))
  bytes += bodies.reduce((sum, asset) => sum + (asset?.body.byteLength ?? 0), 0)
  expect(content.session).toMatchObject({
    bytes,
    rawBytes,
    eventCount: content.events.length,
    noteCount: content.notes.length,
  })
  expect(content.session.gapCount).toBe(content.events.filter(({ kind }) => kind === 'gap').length)
}
