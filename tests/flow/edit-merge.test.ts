import { expect, it } from 'vitest'

import { mergeSessionChunks } from '@/lib/store/merge-chunks'

import { pass } from './support/cross-processes'
import { addEdit, expectConsistent, findForms, makePermanent, NAME, recordSession } from './support/edited-session'
import { readText } from './support/read-tables'
import { openScene } from './support/scene'

it('merging that began before an edit brings nothing back', { timeout: 30_000 }, async () => {
  for (let turns = 0; turns < 60; turns += 4) {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    await addEdit(scene, sessionId, { kind: 'text', text: NAME })
    const early = mergeSessionChunks(scene.store, sessionId)
    await pass(turns)
    const edited = makePermanent(scene, sessionId)
    await pass(turns)
    const late = mergeSessionChunks(scene.store, sessionId)
    await Promise.all([early, edited, late])
    expect(findForms(NAME, await readText(scene))).toEqual([])
    await expectConsistent(scene, sessionId)
    await scene.close()
  }
})

it('an edit made twice at once is made once', { timeout: 30_000 }, async () => {
  for (let turns = 0; turns < 60; turns += 10) {
    const scene = openScene()
    const sessionId = await recordSession(scene)
    await addEdit(scene, sessionId, { kind: 'text', text: NAME })
    const first = makePermanent(scene, sessionId)
    await pass(turns)
    await addEdit(scene, sessionId, { kind: 'text', text: 'Essig' })
    await Promise.all([first, makePermanent(scene, sessionId)])
    await scene.browser.ringAlarm('jobs')
    await expect.poll(() => scene.store.edits.count()).toBe(0)
    expect([...findForms(NAME, await readText(scene)), ...findForms('Essig', await readText(scene))]).toEqual([])
    await expectConsistent(scene, sessionId)
    await scene.close()
  }
})
