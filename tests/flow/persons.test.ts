import type { eventWithTime } from '@rrweb/types'
import { describe, expect, it } from 'vitest'

import { browser } from 'wxt/browser'

import { buildBody, buildClick, buildMeta, buildSaid, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { buildWire, openScene, type Scene } from './support/scene'

const ALIAS = /^person-[0-9a-f]{12}$/

async function send(scene: Scene, sessionId: string, seq: number, ...events: eventWithTime[]): Promise<void> {
  const page = scene.pageOf(scene.browser.tabs.all()[0]!.id)
  const receipt = await scene.sendChunk(page.document, buildWire(sessionId, seq, buildBody(...events)))
  expect(receipt).toMatchObject({ ok: true })
}

const identify = (person: string, properties: object = {}, at = T0) =>
  buildSaid({ kind: 'identify', person, properties }, at)

describe('a page that says who uses it', () => {
  it('names the session and fills the row of the person', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    await send(scene, sessionId, 0, buildSnapshot(), identify('user-7', { plan: 'free', seats: 3, token: 'x' }))
    await send(scene, sessionId, 1, identify('', { plan: 'pro' }, T0 + 5))
    expect(await scene.readSession(sessionId)).toMatchObject({ person: 'user-7', identifiedAs: 'user-7' })
    expect(await scene.store.people.toArray()).toEqual([
      { id: 'user-7', name: '', properties: { plan: 'pro', seats: 3, token: '******' }, mergedInto: null },
    ])
    expect(await scene.readEvents(sessionId)).toMatchObject([
      { kind: 'identify', label: 'user-7', properties: { plan: 'free' } },
      { kind: 'identify', label: '', properties: { plan: 'pro' } },
    ])
  })

  it('says nothing of them any more when their last session is deleted, and until then everything', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    await send(
      scene,
      sessionId,
      0,
      buildSnapshot(),
      identify('user-7', { plan: 'free' }),
      identify('user-8', {}, T0 + 1),
    )
    await scene.ask('stopRecording', { sessionId })
    const other = await scene.record('https://blog.test/')
    await scene.store.sessions.update(other.sessionId, { person: 'user-7' })
    const remove = async (id: string) => {
      await scene.ask('deleteSessions', { sessionIds: [id] })
      scene.clock.at += 60_000
      await scene.browser.ringAlarm('jobs')
      await scene.rest()
    }
    await remove(sessionId)
    expect((await scene.store.people.toArray()).map(({ id }) => id)).toEqual(['user-7'])
    await remove(other.sessionId)
    expect(await scene.store.people.toArray()).toEqual([])
  })

  it('loses what is redacted from the session for good', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    await send(scene, sessionId, 0, buildSnapshot(), identify('user of Fernside', { firm: 'Fernside Ltd', seats: 3 }))
    await scene.ask('stopRecording', { sessionId })
    await scene.ask('addEdit', { sessionId, wish: { kind: 'text', text: 'Fernside' } })
    await scene.ask('makePermanent', { sessionId })
    await scene.rest()
    const { person } = await scene.readSession(sessionId)
    const people = await scene.store.people.toArray()
    expect(JSON.stringify([person, people, await scene.readEvents(sessionId)])).not.toContain('Fernside')
    expect(people).toMatchObject([{ id: person, properties: { firm: '******** Ltd', seats: 3 } }])
  })

  it('does not name a session that somebody has named', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    await scene.store.sessions.update(sessionId, { person: 'P7' })
    await send(scene, sessionId, 0, buildSnapshot(), identify('user-7'))
    expect(await scene.readSession(sessionId)).toMatchObject({ person: 'P7', identifiedAs: 'user-7' })
  })

  it('by a mail address names somebody under another name, the same in every session and after a restart', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    await send(scene, sessionId, 0, buildSnapshot(), identify('jane@example.test'))
    await scene.worker.kill()
    await send(scene, sessionId, 1, identify('john@example.test'), identify('jane@example.test', {}, T0 + 1))
    const { person } = await scene.readSession(sessionId)
    expect(person).toMatch(ALIAS)
    const people = await scene.store.people.toArray()
    expect(people.map(({ id }) => id)).toEqual([expect.stringMatching(ALIAS), expect.stringMatching(ALIAS)])
    expect(people.map(({ id }) => id)).toContain(person)
    const stored = JSON.stringify([await scene.store.settings.toArray(), people, await scene.readEvents(sessionId)])
    const { personKey } = await browser.storage.local.get('personKey')
    expect(personKey).toEqual(expect.stringMatching(/.{30}/))
    expect(stored).not.toContain(personKey)
    expect(stored).not.toContain('jane@')
  })
})

it('clicks are counted, and the window is that of the first picture', async () => {
  const scene = openScene()
  const { sessionId } = await scene.record()
  await send(scene, sessionId, 0, buildMeta(), buildSnapshot(), buildClick('Buy'), buildClick('Pay', T0 + 1))
  const later = { type: 4, data: { href: 'https://shop.test/', width: 5, height: 5 }, timestamp: T0 + 2 }
  await send(scene, sessionId, 1, later, buildClick('Back', T0 + 3))
  const { clickCount, device } = await scene.readSession(sessionId)
  expect(clickCount).toBe(3)
  expect(device).toMatchObject({ viewportWidth: 1000, viewportHeight: 800 })
  expect(device.timeZone).not.toBe('')
})
