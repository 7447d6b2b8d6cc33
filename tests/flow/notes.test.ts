import { fakeBrowser } from 'wxt/testing/fake-browser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { editNotes } from '@/lib/edits/edit-notes'
import { MARK_COMMAND } from '@/lib/model/command'
import { MAX_NOTE_CHARACTERS, type Note } from '@/lib/model/note'
import { ALL_SESSIONS } from '@/lib/model/query'
import { MARK_SHOWN_MS } from '@/lib/recording/limits'
import { createSearch } from '@/lib/search/search'
import { readEdits } from '@/lib/store/read-edits'
import { readSessionContent } from '@/lib/store/read-sessions'

import { buildClick, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { addEdit, makePermanent, readEdited } from './support/edited-session'
import { openScene, type Scene } from './support/scene'

const readNotes = ({ store }: Scene) => store.notes.toArray()
const readCount = async (scene: Scene, sessionId: string) => (await scene.readSession(sessionId)).noteCount

async function markMoment(scene: Scene, sessionId: string, more: object = {}): Promise<Note> {
  const { noteId } = await scene.ask<{ noteId: string }>('markMoment', { sessionId, at: T0 + 5, text: 'slow', ...more })
  return (await scene.store.notes.get(noteId))!
}

async function recordStopped(scene: Scene): Promise<string> {
  const { sessionId, page } = await scene.record()
  await page.say(buildSnapshot(T0), buildClick('Buy', T0 + 10_000))
  scene.clock.at = T0 + 20_000
  await scene.ask('stopRecording', { sessionId })
  return sessionId
}

describe('a note', { timeout: 30_000 }, () => {
  it('is kept with its tag and severity, changed in part, deleted and brought back; the count follows', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    const note = await markMoment(scene, sessionId, { text: ' slow ', tag: 'issue', severity: 'high' })
    expect(note).toMatchObject({ at: T0 + 5, text: 'slow', tag: 'issue', severity: 'high' })
    await markMoment(scene, sessionId, { text: '' })
    expect(await readCount(scene, sessionId)).toBe(2)

    await scene.worker.kill()
    await scene.ask('editNote', { noteId: note.id, changes: { severity: 'low' } })
    const edited = { ...note, severity: 'low' as const, editedAt: scene.clock.at }
    expect(await scene.store.notes.get(note.id)).toEqual(edited)
    expect(await readCount(scene, sessionId)).toBe(2)

    for (let turn = 0; turn < 2; turn += 1) await scene.ask('deleteNote', { noteId: note.id })
    expect(await readCount(scene, sessionId)).toBe(1)
    await scene.worker.kill()
    for (let turn = 0; turn < 2; turn += 1) await scene.ask('restoreNote', { note: edited, deletedAt: scene.clock.at })
    expect(await scene.store.notes.get(note.id)).toEqual(edited)
    expect(await readCount(scene, sessionId)).toBe(2)
  })

  it('of a session that is over lies within it', async () => {
    const scene = openScene()
    const sessionId = await recordStopped(scene)
    const { startedAt, endedAt } = await scene.readSession(sessionId)
    expect((await markMoment(scene, sessionId, { at: 1 })).at).toBe(startedAt)
    expect((await markMoment(scene, sessionId, { at: endedAt + 60_000 })).at).toBe(endedAt)
  })

  it.each([
    ['a tag that is none', { tag: 'tagged' }],
    ['a severity that is none', { severity: 9 }],
    ['no text', { text: null }],
    ['a text without end', { text: 'a'.repeat(MAX_NOTE_CHARACTERS + 1) }],
    ['no moment', { at: 'now' }],
    ['a session that is not there', { sessionId: 'another' }],
  ])('with %s is refused, and nothing changes', async (_, wrong) => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    const note = await markMoment(scene, sessionId)
    await expect(markMoment(scene, sessionId, wrong)).rejects.toThrow(/note|session/)
    const changes = { text: 'other', ...wrong }
    await scene.ask('editNote', { noteId: note.id, changes }).catch(() => undefined)
    await expect(scene.ask('restoreNote', { note: { ...note, id: 'new', ...wrong }, deletedAt: 0 })).rejects.toThrow(
      /note|session/,
    )
    expect(await readCount(scene, sessionId)).toBe(1)
    expect(await scene.store.notes.count()).toBe(1)
  })

  it('keeps nothing that does not belong there', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    const note = await markMoment(scene, sessionId, { id: 'mine', createdAt: 1, html: '<b>' })
    expect(Object.keys(note).toSorted()).toEqual(['at', 'createdAt', 'id', 'sessionId', 'text'])
    await scene.ask('editNote', { noteId: note.id, changes: { sessionId: 'other', at: 1, text: 'x' } })
    expect(await readNotes(scene)).toMatchObject([{ sessionId, at: T0 + 5, text: 'x' }])
  })

  it('is found by its text while it is written, changed, deleted and brought back', async () => {
    const scene = openScene()
    const search = createSearch(
      scene.store,
      () => undefined,
      () => scene.clock.at,
    )
    const find = async (text: string) => (await search.list({ ...ALL_SESSIONS, text })).ids
    const sessionId = await recordStopped(scene)
    expect(await find('carrousel')).toEqual([])
    const note = await markMoment(scene, sessionId, { text: 'The carrousel sticks' })
    expect(await find('carrousel')).toEqual([sessionId])
    await scene.ask('editNote', { noteId: note.id, changes: { text: 'The slider sticks' } })
    expect([await find('carrousel'), await find('slider')]).toEqual([[], [sessionId]])
    await scene.ask('deleteNote', { noteId: note.id })
    expect(await find('slider')).toEqual([])
    await scene.ask('restoreNote', { note: { ...note, text: 'The slider sticks' }, deletedAt: scene.clock.at })
    expect(await find('slider')).toEqual([sessionId])
  })
})

describe('edits of a session reach its notes', { timeout: 30_000 }, () => {
  it('as they are watched and as they are made permanent, and leave their tags alone', async () => {
    const scene = openScene()
    const sessionId = await recordStopped(scene)
    await markMoment(scene, sessionId, { at: T0 + 6_000, text: 'An issue of Ann', tag: 'issue', severity: 'high' })
    await markMoment(scene, sessionId, { at: T0 + 19_000, text: 'Ann leaves' })
    await addEdit(scene, sessionId, { kind: 'text', text: 'issue' })
    await addEdit(scene, sessionId, { kind: 'trim', from: T0, to: T0 + 15_000 })
    const watched = editNotes(await readNotes(scene), await readEdits(scene.store, sessionId))
    expect(watched).toMatchObject([{ text: 'An ***** of Ann', tag: 'issue', severity: 'high' }])
    expect((await readEdited(scene, sessionId)).content.notes).toEqual(watched)
    await makePermanent(scene, sessionId)
    expect((await readSessionContent(scene.store, sessionId))!.notes).toEqual(watched)
    expect(await readCount(scene, sessionId)).toBe(1)
  })

  it('also when a note was deleted before: it does not come back with what is gone for good', async () => {
    const scene = openScene()
    const sessionId = await recordStopped(scene)
    const note = await markMoment(scene, sessionId, { text: 'Ann pays' })
    await addEdit(scene, sessionId, { kind: 'text', text: 'Ann' })
    const deletedAt = scene.clock.at
    await scene.ask('deleteNote', { noteId: note.id })
    await makePermanent(scene, sessionId)
    await expect(scene.ask('restoreNote', { note, deletedAt })).rejects.toThrow('stays deleted')
    expect(await readNotes(scene)).toEqual([])
  })
})

describe('the key that marks a moment', { timeout: 30_000 }, () => {
  const painted: string[] = []
  beforeEach(() => {
    painted.length = 0
    vi.spyOn(fakeBrowser.action, 'setBadgeText').mockImplementation((async ({ text }: { text: string }) => {
      painted.push(text)
    }) as typeof fakeBrowser.action.setBadgeText)
  })
  afterEach(() => void vi.restoreAllMocks())

  it('writes an empty note and shows it on the icon, which then says again what happens to the tab', async () => {
    const scene = openScene()
    const { tabId, sessionId } = await scene.record()
    await scene.worker.kill()
    painted.length = 0
    scene.clock.at = T0 + 700
    await scene.browser.pressKeyOf(MARK_COMMAND, tabId)
    await expect.poll(() => readNotes(scene)).toMatchObject([{ sessionId, at: T0 + 700, text: '' }])
    expect(await readCount(scene, sessionId)).toBe(1)
    await expect.poll(() => painted, { timeout: MARK_SHOWN_MS * 2 }).toEqual(['✓', 'REC'])
  })

  it('in a tab that is not recorded, or of which only the last minutes are kept, writes nothing and says so', async () => {
    const scene = openScene()
    const tab = scene.browser.tabs.open('https://shop.test/')
    await scene.browser.pressKeyOf(MARK_COMMAND, tab.id)
    await expect.poll(() => painted, { timeout: MARK_SHOWN_MS * 2 }).toEqual(['–', ''])
    await scene.browser.pressKeyOf('another command', tab.id)
    const { tabId, sessionId } = await scene.record()
    await scene.store.sessions.update(sessionId, { mode: 'rolling' })
    await scene.browser.pressKeyOf(MARK_COMMAND, tabId)
    await expect.poll(() => painted.at(-1), { timeout: MARK_SHOWN_MS * 2 }).toBe('–')
    expect(await readNotes(scene)).toEqual([])
  })
})
