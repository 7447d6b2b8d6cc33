import { describe, expect, it } from 'vitest'

import type { EditWish } from '@/lib/model/edit'

import {
  addEdit,
  at,
  makePermanent,
  NAME,
  pickElement,
  pickEvent,
  readEdited,
  recordSession,
} from './support/edited-session'
import { openScene } from './support/scene'

describe('an edit is refused', () => {
  it('while the session is recorded, and of one that is not there', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    const wish: EditWish = { kind: 'text', text: NAME }
    await expect(addEdit(scene, sessionId, wish)).rejects.toThrow('still being recorded')
    await expect(makePermanent(scene, sessionId)).rejects.toThrow('still being recorded')
    await expect(addEdit(scene, 'nobody', wish)).rejects.toThrow('not there any more')
    expect(await scene.store.edits.count()).toBe(0)
  })

  it('when something in it cannot be', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    const element = (await pickElement(scene, sessionId)) as Extract<EditWish, { kind: 'element' }>
    const wishes: unknown[] = [
      undefined,
      { kind: 'other' },
      { kind: 'text', text: ' a ' },
      { kind: 'text', text: 'a'.repeat(501) },
      { kind: 'text', text: '** *' },
      { kind: 'event', eventId: 9_999 },
      { kind: 'trim', from: at(20), to: at(10) },
      { kind: 'trim', from: NaN, to: at(10) },
      { kind: 'trim', from: at(9_000), to: at(9_001) },
      { ...element, width: -1 },
      { ...element, nodeId: 0 },
      { ...element, selector: 'a >' },
      { ...element, pageId: 'of another' },
      await pickEvent(scene, 'gap'),
    ]
    for (const wish of wishes) await expect(scene.ask('addEdit', { sessionId, wish })).rejects.toThrow(/\.$/)
    expect(await scene.store.edits.count()).toBe(0)
  })

  it('when nothing would be left together with a range before it', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    await addEdit(scene, sessionId, { kind: 'trim', from: at(10), to: at(20) })
    await expect(addEdit(scene, sessionId, { kind: 'trim', from: at(30), to: at(40) })).rejects.toThrow(
      'Nothing would be left',
    )
    await addEdit(scene, sessionId, { kind: 'trim', from: at(15), to: at(40) })
    expect((await readEdited(scene, sessionId)).content.session).toMatchObject({ startedAt: at(15), endedAt: at(20) })
  })

  it('to be undone when it is permanent', async () => {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    const editId = await addEdit(scene, sessionId, { kind: 'text', text: NAME })
    await scene.store.edits.update(editId, { isPermanent: 1 })
    await expect(scene.ask('undoEdit', { editId })).rejects.toThrow('permanent')
    await scene.ask('undoEdit', { editId: 'nobody' })
  })
})
