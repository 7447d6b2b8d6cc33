import { fakeBrowser } from 'wxt/testing/fake-browser'
import { describe, expect, it } from 'vitest'

import { readOutline } from '@/lib/search/read-outline'
import { UNDO_DELETE_MS } from '@/lib/store/limits'
import { readSessionContent, readSessions } from '@/lib/store/read-sessions'

import { buildClick, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { pass } from './support/cross-processes'
import { openScene, type Scene } from './support/scene'

const JOBS = 'jobs'

/** Two sessions with something in every table, both stopped. */
async function recordTwo(scene: Scene): Promise<[string, string]> {
  const ids: string[] = []
  for (const host of ['shop', 'blog']) {
    const { sessionId, page } = await scene.record(`https://${host}.test/`)
    await page.say(buildSnapshot(T0), buildClick('Buy', T0 + 1))
    await scene.ask('markMoment', { sessionId, at: T0 + 1, text: 'here' })
    await scene.ask('stopRecording', { sessionId })
    await storeDerived(scene, sessionId)
    ids.push(sessionId)
  }
  return ids as [string, string]
}

/** What is made of a session that is over: its outline, which a job of its own would make at some time, and its picture. */
async function storeDerived({ store }: Scene, sessionId: string): Promise<void> {
  await store.outlines.put({ sessionId, json: JSON.stringify(await readOutline(store, sessionId)) })
  const picture = { type: 'image/webp', body: new Uint8Array(3), width: 320, height: 200, drawnAt: T0 } as const
  await store.thumbnails.put({ sessionId, ...picture })
}

/** How many rows of each table belong to this session. */
async function countRows({ store }: Scene, sessionId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of store.tables) {
    const rows = (await table.toArray()) as { id?: string; sessionId?: string }[]
    counts[table.name] = rows.filter((row) => row.sessionId === sessionId || row.id === sessionId).length
  }
  return counts
}

describe('deleting a session', { timeout: 30_000 }, () => {
  it('takes it out of every list at once and can be undone', async () => {
    const scene = openScene()
    const [one, two] = await recordTwo(scene)
    const before = await scene.readSession(one)
    await scene.ask('deleteSessions', { sessionIds: [one] })
    expect((await readSessions(scene.store)).map(({ id }) => id)).toEqual([two])
    expect(await readSessionContent(scene.store, one)).toBeUndefined()

    await scene.worker.kill()
    await scene.ask('restoreSessions', { sessionIds: [one] })
    expect(await scene.readSession(one)).toEqual(before)
    scene.clock.at += UNDO_DELETE_MS * 2
    await scene.browser.ringAlarm(JOBS)
    expect(await scene.readSession(one)).toEqual(before)
    expect((await readSessionContent(scene.store, one))!.events).toHaveLength(1)
  })

  it('removes every row of every table when the time to undo is over, and nothing of another', async () => {
    const scene = openScene()
    const [one, two] = await recordTwo(scene)
    const before = await countRows(scene, two)
    await scene.ask('deleteSessions', { sessionIds: [one] })
    expect(await fakeBrowser.alarms.get(JOBS)).toMatchObject({ name: JOBS })
    scene.clock.at += UNDO_DELETE_MS - 1
    await scene.browser.ringAlarm(JOBS)
    expect(await countRows(scene, one)).toMatchObject({
      sessions: 1,
      windows: 1,
      pages: 1,
      chunks: 1,
      events: 1,
      notes: 1,
    })

    scene.clock.at += 1
    await scene.worker.kill()
    await scene.browser.ringAlarm(JOBS)
    await expect.poll(async () => Object.values(await countRows(scene, one)).every((count) => count === 0)).toBe(true)
    expect({ ...(await countRows(scene, two)), jobs: 0 }).toEqual({ ...before, jobs: 0 })
  })

  it('is done by the next start of the worker when the alarm never rang', async () => {
    const scene = openScene()
    const [one] = await recordTwo(scene)
    await scene.ask('deleteSessions', { sessionIds: [one] })
    await scene.worker.kill()
    await scene.browser.forgetRun()
    scene.clock.at += UNDO_DELETE_MS
    await scene.ask('restoreSessions', { sessionIds: [] })
    await expect.poll(() => scene.store.sessions.get(one)).toBeUndefined()
  })

  it('undone in the moment it falls due is undone whole, or was too late whole', async () => {
    for (let turns = 0; turns < 40; turns += 3) {
      const scene = openScene()
      const [one] = await recordTwo(scene)
      const before = await countRows(scene, one)
      await scene.ask('deleteSessions', { sessionIds: [one] })
      scene.clock.at += UNDO_DELETE_MS
      const rung = scene.browser.ringAlarm(JOBS)
      await pass(turns)
      await scene.ask('restoreSessions', { sessionIds: [one] })
      await rung
      await pass(80)
      const after = await countRows(scene, one)
      const none = Object.fromEntries(Object.keys(before).map((table) => [table, 0]))
      expect([{ ...before, jobs: 0 }, none]).toContainEqual({ ...after, jobs: 0 })
      await scene.close()
    }
  })

  it('that was undone before anything ran is undone, whatever else runs', async () => {
    const scene = openScene()
    const [one, two] = await recordTwo(scene)
    await scene.ask('deleteSessions', { sessionIds: [one, two] })
    scene.clock.at += UNDO_DELETE_MS
    const rung = scene.browser.ringAlarm(JOBS)
    await scene.ask('restoreSessions', { sessionIds: [two] })
    await rung
    await pass(80)
    const kept = await scene.store.sessions.get(two)
    expect(kept?.deletedAt ?? null).toBeNull()
    expect(await scene.store.chunks.where({ sessionId: two }).count()).toBe(kept ? 1 : 0)
  })

  it('that is being recorded stops it first', async () => {
    const scene = openScene()
    const { sessionId, page, tabId } = await scene.record()
    await page.say(buildSnapshot(T0))
    await scene.ask('deleteSessions', { sessionIds: [sessionId] })
    expect(await scene.readSession(sessionId)).toMatchObject({ status: 'stopped' })
    expect(page.state).toBe('stopped')
    expect(scene.browser.rules.size).toBe(0)
    const again = await scene.start(tabId)
    await scene.rest()
    expect(again).toMatchObject({ ok: true })
    expect(scene.pageOf(tabId)).toMatchObject({ state: 'capturing' })
  })
})

describe('what people write on a session', () => {
  it('is stored: its name and a note', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    const details = {
      title: 'Checkout',
      tags: ['bug'],
      person: 'Anna',
      study: 'S1',
      participant: 'P3',
      hasConsent: true,
    }
    await scene.ask('saveSession', { sessionId, details: { ...details, status: 'stopped', bytes: 7 } })
    const { noteId } = await scene.ask<{ noteId: string }>('markMoment', {
      sessionId,
      at: T0 + 9,
      text: 'Here it fails',
    })
    expect(await scene.readSession(sessionId)).toMatchObject({
      ...details,
      isNamed: true,
      status: 'recording',
      bytes: 0,
      noteCount: 1,
    })
    expect(await scene.store.notes.toArray()).toEqual([
      { id: noteId, sessionId, at: T0 + 9, text: 'Here it fails', createdAt: scene.clock.at },
    ])
  })

  it('leaves a title that was given when a page has another', async () => {
    const scene = openScene()
    const { sessionId, page } = await scene.record()
    await scene.ask('saveSession', {
      sessionId,
      details: { title: 'Mine', tags: [], person: '', study: '', participant: '', hasConsent: false },
    })
    await page.say(buildSnapshot(T0))
    expect(await scene.readSession(sessionId)).toMatchObject({ title: 'Mine' })
  })
})
