import * as fc from 'fast-check'
import type { Browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { describe, expect, it } from 'vitest'

import type { Receipt, WireChunk } from '@/lib/messages/relay'

import { HONEST_BODY } from '../fixtures/hostile-bodies'
import { hostileValue } from '../fixtures/hostile-values'
import { buildClick, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { readTables } from './support/read-tables'
import { buildWire, openScene } from './support/scene'

type Sender = { [Name in keyof Browser.runtime.MessageSender]?: Browser.runtime.MessageSender[Name] | undefined }

const COUNT = 10_000
const REASONS = ['page is not recorded', 'malformed', 'out of order']

/** A recorded tab with a frame, another recorded tab, one that is not, and every sender a message could come from. */
async function openTarget() {
  const scene = openScene()
  const { sessionId, page, tabId } = await scene.record()
  await page.say(buildSnapshot(T0), buildClick('Buy', T0))
  const other = await scene.record('https://blog.test/')
  const stranger = scene.browser.tabs.open('https://shop.test/').documents[0]!
  await scene.rest()
  const honest = describeSender(page.document)
  const foreign: Sender[] = [
    describeSender(stranger),
    describeSender(other.page.document),
    { ...honest, id: 'another-extension' },
    { ...honest, documentId: 'document-of-nobody' },
    { ...honest, documentId: '' },
    { ...honest, documentId: undefined },
    { ...honest, frameId: undefined },
    { ...honest, tab: undefined },
    { ...honest, tab: {} as Browser.tabs.Tab },
    { ...honest, id: undefined },
    { id: honest.id, url: honest.url },
    {},
  ]
  return { scene, sessionId, otherId: other.sessionId, tabId, honest, foreign }
}

function describeSender(document: { tabId: number; frameId: number; documentId: string; url: string }): Sender {
  const { tabId, frameId, documentId, url } = document
  return { id: fakeBrowser.runtime.id, tab: { id: tabId } as Browser.tabs.Tab, frameId, documentId, url }
}

const HOSTILE_SEQ = hostileValue.filter(
  (seq) => !(Number.isSafeInteger(seq) && (seq as number) >= 0 && !Object.is(seq, -0)),
)
const HOSTILE_LOSS = hostileValue.filter((loss) => loss !== null)
const HOSTILE_ID = (own: string) => hostileValue.filter((id) => id !== own)

/** One place of the honest body, so changed that no recorder could have sent it. */
const HOSTILE_EVENT: fc.Arbitrary<string> = fc
  .tuple(
    fc.nat(),
    fc.constantFrom('type', 'timestamp', 'data'),
    hostileValue.filter((value) => value === null || typeof value !== 'object'),
  )
  .filter(([, name, value]) => !(name !== 'data' && typeof value === 'number' && value >= 0 && value < 7))
  .map(([at, name, value]) => {
    const events = JSON.parse(HONEST_BODY) as Record<string, unknown>[]
    // In time, but of no kind; of a kind, but at no time.
    events[at % events.length]![name] = typeof value === 'number' && name === 'timestamp' ? -1 : value
    return JSON.stringify(events)
  })

const HOSTILE_BODY = fc.oneof(
  hostileValue.filter((body) => typeof body !== 'string'),
  hostileValue.map((value) => JSON.stringify(value) ?? ''),
  fc.nat(HONEST_BODY.length - 1).map((end) => HONEST_BODY.slice(0, end)),
  fc.integer({ min: 1_600, max: 20_000 }).map((depth) => `[${'['.repeat(depth)}${']'.repeat(depth)}]`),
  HOSTILE_EVENT,
)

/** Chunks that can be stored by nobody: one part of an honest one at least is hostile. */
function buildHostileChunks(sessionId: string): fc.Arbitrary<unknown> {
  const honest: WireChunk = buildWire(sessionId, 1, HONEST_BODY)
  const change = (name: keyof WireChunk, values: fc.Arbitrary<unknown>) =>
    values.map((value): unknown => ({ ...honest, [name]: value }))
  return fc.oneof(
    change('seq', HOSTILE_SEQ),
    change('sessionId', HOSTILE_ID(sessionId)),
    change('lostBefore', HOSTILE_LOSS),
    change('body', HOSTILE_BODY),
    fc.integer({ min: 2, max: 1e9 }).map((seq): unknown => ({ ...honest, seq })),
    hostileValue,
  )
}

describe('the wire from content scripts', { timeout: 120_000 }, () => {
  it(`refuses ${COUNT} hostile chunks, each with a reason, and changes nothing for them`, async () => {
    const { scene, sessionId, otherId, honest, foreign } = await openTarget()
    const before = await readTables(scene)
    const byReason: Record<string, number> = {}
    const fromHonest = fc.tuple(fc.constant(honest), buildHostileChunks(sessionId))
    // What comes from elsewhere may be as honest as it likes.
    const fromForeign = fc.tuple(
      fc.constantFrom(...foreign),
      fc.oneof(
        fc.constant<unknown>(buildWire(sessionId, 1, HONEST_BODY)),
        fc.constant<unknown>(buildWire(sessionId, 0, HONEST_BODY)),
        buildHostileChunks(sessionId),
      ),
    )
    const toOther = fc.tuple(fc.constant(honest), fc.constant<unknown>(buildWire(otherId, 0, HONEST_BODY)))
    await fc.assert(
      fc.asyncProperty(fc.oneof(fromHonest, fromForeign, toOther), async ([sender, chunk]) => {
        const receipt = (await scene.browser.send(sender, 'chunk', chunk)) as Receipt
        expect(receipt).toMatchObject({ ok: false, reason: expect.stringMatching(/./) as string })
        if (receipt.ok) return
        expect(REASONS).toContain(receipt.reason)
        byReason[receipt.reason] = (byReason[receipt.reason] ?? 0) + 1
      }),
      { numRuns: COUNT, seed: 20_260_105 },
    )
    expect(await readTables(scene)).toEqual(before)
    // All ways of refusing were met, none by accident alone.
    for (const reason of REASONS) expect(byReason[reason]).toBeGreaterThan(100)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    // And the page that all of it was said to come from goes on.
    const wire = buildWire(sessionId, 1, HONEST_BODY)
    expect(await scene.browser.send(honest, 'chunk', wire)).toMatchObject({ ok: true })
  })

  it('answers doorbells of any kind from anywhere, and changes nothing for them', async () => {
    const { scene, honest, foreign } = await openTarget()
    // A document that is not there any more is no stranger to its tab: it may be one that was left.
    const senders = [honest, ...foreign.filter(({ documentId }) => documentId !== 'document-of-nobody')]
    const before = await readTables(scene)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...senders), hostileValue, async (sender, value) => {
        await scene.browser.send(sender, 'doorbell', value)
      }),
      { numRuns: 1_000, seed: 20_260_105 },
    )
    await scene.rest()
    expect(await readTables(scene)).toEqual(before)
    expect(scene.capturingPages()).toHaveLength(2)
  })

  it('is not disturbed by messages that are none of its own', async () => {
    const { scene, sessionId, honest, foreign } = await openTarget()
    const before = await readTables(scene)
    const name = fc.oneof(
      fc.constantFrom<unknown>(
        'chunk ',
        'Chunk',
        'doorbell2',
        '__proto__',
        'constructor',
        'toString',
        'hasOwnProperty',
      ),
      hostileValue,
    )
    const message = fc.oneof(
      fc.record({ id: hostileValue, type: name, timestamp: hostileValue, data: hostileValue }),
      hostileValue,
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(honest, ...foreign), message, async (sender, value) => {
        // The browser hands over what JSON can say.
        const copy: unknown = JSON.parse(JSON.stringify({ value })).value ?? null
        const heard = fakeBrowser.runtime.onMessage.trigger(
          copy,
          sender as Browser.runtime.MessageSender,
          () => undefined,
        )
        await heard.then((answers) => Promise.allSettled(answers.map((answer) => Promise.resolve(answer))))
      }),
      { numRuns: 2_000, seed: 20_260_105 },
    )
    await scene.rest()
    expect(await readTables(scene)).toEqual(before)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect(await scene.browser.send(honest, 'chunk', buildWire(sessionId, 1, HONEST_BODY))).toMatchObject({ ok: true })
  })
})
