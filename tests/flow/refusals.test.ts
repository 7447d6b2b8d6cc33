import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { DEFAULT_RULES } from '@/lib/model/rules'

import { buildBody, buildClick, MASKING, T0 } from '../fixtures/rrweb-events'
import { HONEST_BODY, hostileBody } from '../fixtures/hostile-bodies'
import { buildWire, openScene, type Scene } from './support/scene'

const UNKNOWN = { ok: false, reason: 'page is not recorded' }
const MALFORMED = { ok: false, reason: 'malformed' }

/** All that is stored. */
async function readAll({ store }: Scene): Promise<unknown> {
  return Promise.all(store.tables.map((table) => table.toArray()))
}

describe('a chunk is refused', { timeout: 30_000 }, () => {
  it('when its page, its session or its tab is not recorded', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    const other = await scene.record('https://blog.test/')
    const stranger = scene.browser.tabs.open('https://shop.test/').documents[0]!
    const before = await readAll(scene)
    const body = buildBody(buildClick('Buy'))
    expect(await scene.sendChunk(stranger, buildWire(sessionId, 0, body))).toEqual(UNKNOWN)
    expect(await scene.sendChunk(page.document, buildWire('nobody', 0, body))).toEqual(UNKNOWN)
    expect(await scene.sendChunk(page.document, buildWire(other.sessionId, 0, body))).toEqual(UNKNOWN)
    expect(await readAll(scene)).toEqual(before)
  })

  it('when it does not come from a document of a tab', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    const wire = buildWire(sessionId, 0, buildBody(buildClick('Buy')))
    const { tabId, frameId, documentId } = page.document
    const tab = { id: tabId } as never
    for (const sender of [
      { id: 'test-extension-id' },
      { id: 'another-extension', tab, frameId, documentId },
      { id: 'test-extension-id', tab, frameId },
    ]) {
      expect(await scene.browser.send(sender, 'chunk', wire)).toEqual(UNKNOWN)
    }
    expect(await scene.store.chunks.count()).toBe(0)
  })

  it('when its body is not what a recorder sends, and nothing is changed', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    const before = await readAll(scene)
    for (const body of [
      '',
      '[]',
      'null',
      '[{}]',
      '[null]',
      '[{"type":2,"timestamp":1,"data":{"node":{}}}]',
      7,
      null,
      {},
    ]) {
      expect(await scene.sendChunk(page.document, buildWire(sessionId, 0, body as string))).toEqual(MALFORMED)
    }
    expect(await readAll(scene)).toEqual(before)
    expect(await scene.sendChunk(page.document, buildWire(sessionId, 0, HONEST_BODY))).toMatchObject({ ok: true })
  })

  it('when what stands around its body is no chunk, and nothing is changed', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    const before = await readAll(scene)
    const wire = buildWire(sessionId, 0, HONEST_BODY)
    const hostile: unknown[] = [undefined, null, 7, 'chunk', [], {}]
    for (const seq of [-1, -0.5, 0.5, '0', null, {}, [], 2 ** 53]) hostile.push({ ...wire, seq })
    for (const sessionId of [null, 7, [], {}, '']) hostile.push({ ...wire, sessionId })
    for (const lostBefore of [undefined, 'yes', 1]) hostile.push({ ...wire, lostBefore })
    for (const chunk of hostile) expect(await scene.sendChunk(page.document, chunk)).toMatchObject({ ok: false })
    expect(await readAll(scene)).toEqual(before)
  })

  it('with a reason, or stored, whatever its body is; the page goes on after it', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    let seq = 0
    await fc.assert(
      fc.asyncProperty(hostileBody, async (body) => {
        const before = await scene.readSession(sessionId)
        const receipt = await scene.sendChunk(page.document, buildWire(sessionId, seq, body))
        if (receipt.ok) seq += 1
        const isUnchanged = JSON.stringify(await scene.readSession(sessionId)) === JSON.stringify(before)
        expect(receipt.ok || (receipt.reason === 'malformed' && isUnchanged)).toBe(true)
      }),
      { numRuns: 500 },
    )
    expect(await scene.sendChunk(page.document, buildWire(sessionId, seq, HONEST_BODY))).toMatchObject({ ok: true })
    expect(await scene.store.chunks.count()).toBe(seq + 1)
  })
})

describe('a page that is refused one chunk', () => {
  it('loses that chunk alone and shows the hole', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    await page.say(buildClick('before', T0))
    page.outbox.add('[{"type":"broken"}]', false, MASKING)
    await page.say(buildClick('after', T0 + 1))
    await page.say(buildClick('later', T0 + 2))
    const events = await scene.readEvents(sessionId)
    expect(events.filter(({ kind }) => kind === 'click').map(({ label }) => label)).toEqual([
      'before',
      'after',
      'later',
    ])
    expect(events.filter(({ kind }) => kind === 'gap')).toMatchObject([{ until: expect.any(Number) as number }])
    expect(page.told).toContain('snapshot')
  })
})

describe('the desk', () => {
  const ASKED: [type: string, data: (sessionId: string) => unknown][] = [
    ['startRecording', () => ({ tabId: 101 })],
    ['startWhenAllowed', () => ({ tabId: 101 })],
    ['pauseRecording', (sessionId) => ({ sessionId })],
    ['resumeRecording', (sessionId) => ({ sessionId })],
    ['stopRecording', (sessionId) => ({ sessionId })],
    ['saveSession', (sessionId) => ({ sessionId, details: { title: 'forged' } })],
    ['deleteSessions', (sessionId) => ({ sessionIds: [sessionId] })],
    ['restoreSessions', (sessionId) => ({ sessionIds: [sessionId] })],
    ['forgetStart', () => ({})],
    ['saveMemory', () => ({ tabId: 101 })],
    ['keepSessions', (sessionId) => ({ sessionIds: [sessionId], isKept: true })],
    ['saveSettings', () => ({ settings: { sites: [], rollingMinutes: 2, retentionDays: 30 } })],
    ['changeRetention', () => ({ days: 30, toOld: true })],
    ['startPreview', () => ({ tabId: 101 })],
    ['stopPreview', () => ({ tabId: 101 })],
    ['saveRules', () => ({ rules: { ...DEFAULT_RULES, level: 'light' } })],
    ['markMoment', (sessionId) => ({ sessionId, at: 1, text: 'forged' })],
    ['editNote', () => ({ noteId: 'n', changes: { text: 'forged' } })],
    ['deleteNote', () => ({ noteId: 'n' })],
    [
      'restoreNote',
      (sessionId) => ({ note: { id: 'n', sessionId, at: 1, text: 'forged', createdAt: 1 }, deletedAt: 2 }),
    ],
  ]

  it.each(ASKED)('hears %s from no web page and from no other extension', async (type, build) => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    const before = await readAll(scene)
    const data = build(sessionId)
    await expect(scene.browser.sendFrom(page.document, type, data)).rejects.toThrow('no page of this extension')
    const strangers = [
      {},
      { id: 'test-extension-id' },
      { id: 'test-extension-id', url: 'https://shop.test/chrome-extension://test-extension-id/' },
      { id: 'test-extension-id', url: 'chrome-extension://test-extension-id.shop.test/' },
      { id: 'another-extension', url: 'chrome-extension://test-extension-id/popup.html' },
    ]
    for (const sender of strangers)
      await expect(scene.browser.send(sender, type, data)).rejects.toThrow('no page of this extension')
    expect(await readAll(scene)).toEqual(before)
    expect(page.state).toBe('capturing')
  })
})
