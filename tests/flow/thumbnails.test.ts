import { describe, expect, it } from 'vitest'

import type { DrawnThumbnail } from '@/lib/model/thumbnail'
import { MAX_THUMBNAIL_BYTES, MAX_THUMBNAIL_SIDE_PX, UNDO_DELETE_MS } from '@/lib/store/limits'

import { T0 } from '../fixtures/rrweb-events'
import { addEdit, makePermanent, NAME, recordSession } from './support/edited-session'
import { openScene, type Scene } from './support/scene'

const base64 = (...parts: string[]) => btoa(parts.join(''))
const WEBP = 'RIFF\u0004\0\0\0WEBP'

function describePicture(sessionId: string, changes: Partial<Record<keyof DrawnThumbnail, unknown>> = {}) {
  return { sessionId, editedAt: null, type: 'image/webp', body: base64(WEBP), width: 320, height: 200, ...changes }
}

const save = (scene: Scene, sessionId: string, changes = {}) =>
  scene.ask('saveThumbnail', { thumbnail: describePicture(sessionId, changes) })

async function recordStopped(scene: Scene): Promise<string> {
  const { sessionId } = await scene.record()
  await scene.ask('stopRecording', { sessionId })
  return sessionId
}

describe('the picture of a session', { timeout: 30_000 }, () => {
  it('is kept, a later one in its stead, with nothing that was not asked for', async () => {
    const scene = openScene()
    const sessionId = await recordStopped(scene)
    expect(await save(scene, sessionId)).toEqual({ ok: true })
    scene.clock.at = T0 + 9
    expect(await save(scene, sessionId, { width: 160, html: '<b>' })).toEqual({ ok: true })
    const body = Uint8Array.from(WEBP, (character) => character.charCodeAt(0))
    expect(await scene.store.thumbnails.toArray()).toEqual([
      { sessionId, type: 'image/webp', body, width: 160, height: 200, drawnAt: T0 + 9 },
    ])
  })

  it.each([
    ['of another type', { type: 'image/svg+xml' }],
    ['that only says it is one', { body: base64('<svg/>') }],
    ['that is no base64', { body: '<' }],
    ['that is no text', { body: 7 }],
    ['too large', { body: base64(WEBP, ' '.repeat(MAX_THUMBNAIL_BYTES)) }],
    ['a little too large', { body: base64(WEBP, ' '.repeat(MAX_THUMBNAIL_BYTES - WEBP.length + 1)) }],
    ['too wide', { width: MAX_THUMBNAIL_SIDE_PX + 1 }],
    ['of no height', { height: 0 }],
    ['of a broken size', { width: '320' }],
    ['of no session', { sessionId: '' }],
  ])('is refused %s', async (_what, changes) => {
    const scene = openScene()
    const sessionId = await recordStopped(scene)
    await expect(save(scene, sessionId, changes)).rejects.toThrow(/./)
    expect(await scene.store.thumbnails.count()).toBe(0)
  })

  it('is not kept of a session that is unknown, recorded, paused, a memory or deleted', async () => {
    const scene = openScene()
    expect(await save(scene, 'unknown')).toEqual({ ok: false, reason: 'no such session' })
    const { sessionId } = await scene.record()
    expect(await save(scene, sessionId)).toEqual({ ok: false, reason: 'still being recorded' })
    await scene.ask('pauseRecording', { sessionId })
    expect(await save(scene, sessionId)).toEqual({ ok: false, reason: 'still being recorded' })
    await scene.ask('stopRecording', { sessionId })
    await scene.store.sessions.update(sessionId, { mode: 'rolling' })
    expect(await save(scene, sessionId)).toEqual({ ok: false, reason: 'no such session' })
    await scene.store.sessions.update(sessionId, { mode: 'manual' })
    await scene.ask('deleteSessions', { sessionIds: [sessionId] })
    expect(await save(scene, sessionId)).toEqual({ ok: false, reason: 'no such session' })
    expect(await scene.store.thumbnails.count()).toBe(0)
  })

  it('goes with its session, and stays while that can be undone', async () => {
    const scene = openScene()
    const sessionId = await recordStopped(scene)
    await save(scene, sessionId)
    await scene.ask('deleteSessions', { sessionIds: [sessionId] })
    expect(await scene.store.thumbnails.count()).toBe(1)
    scene.clock.at += UNDO_DELETE_MS
    await scene.browser.ringAlarm('jobs')
    await expect.poll(() => scene.store.thumbnails.count()).toBe(0)
  })

  it('is not taken while an edit is pending, and the one that is there stays for when it is undone', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    await save(scene, sessionId)
    const editId = await addEdit(scene, sessionId, { kind: 'text', text: NAME })
    expect(await save(scene, sessionId, { width: 9 })).toEqual({ ok: false, reason: 'being edited' })
    await scene.ask('undoEdit', { editId })
    expect(await scene.store.thumbnails.toArray()).toMatchObject([{ sessionId, width: 320 }])
  })

  it('goes when an edit is made permanent, and one that was begun before never comes after it', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    await save(scene, sessionId)
    await addEdit(scene, sessionId, { kind: 'text', text: NAME })
    await makePermanent(scene, sessionId)
    expect(await scene.store.edits.count()).toBe(0)
    expect(await scene.store.thumbnails.count()).toBe(0)
    expect(await save(scene, sessionId)).toEqual({ ok: false, reason: 'edited since' })
    const { editedAt } = await scene.readSession(sessionId)
    expect(await save(scene, sessionId, { editedAt })).toEqual({ ok: true })
  })

  it('counts in nothing: neither size nor events of its session change', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    const before = await scene.readSession(sessionId)
    await save(scene, sessionId)
    expect(await scene.readSession(sessionId)).toEqual(before)
  })
})
