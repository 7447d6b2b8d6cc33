import { fakeBrowser } from 'wxt/testing/fake-browser'
import { describe, expect, it } from 'vitest'

import type { PreviewOutcome, StartOutcome } from '@/lib/messages/desk'
import type { PickedRule, PreviewTold, RuleOutcome } from '@/lib/messages/preview'
import { DEFAULT_RULES } from '@/lib/model/rules'
import { readRules } from '@/lib/store/read-rules'

import type { GivenDocument } from './support/browser-tabs'
import { openRuledScene } from './support/rules'
import { openScene, type Scene } from './support/scene'

const RULE: PickedRule = { list: 'show', selector: '.price' }
const NO_PREVIEW = { ok: false, reason: 'no preview' }

interface GivenPreview {
  key: string
  told: PreviewTold[]
}

const previewIn = (document: GivenDocument) => document.worlds.ISOLATED['afterimagePreview'] as GivenPreview

/** A tab with a frame of another site, and the preview in both. */
async function preview(scene: Scene) {
  const tab = scene.browser.tabs.open('https://shop.test/')
  const frame = scene.browser.tabs.addFrame(tab.id, 'https://pay.test/')
  expect(await scene.ask<PreviewOutcome>('startPreview', { tabId: tab.id })).toEqual({ ok: true })
  const [page] = tab.documents as [GivenDocument]
  const { key } = previewIn(page)
  const add = (rule: unknown, from = page, given: unknown = key) =>
    scene.browser.sendFrom(from, 'previewAdd', { key: given, rule }) as Promise<RuleOutcome>
  return { tabId: tab.id, page, frame, key, add }
}

const readHeld = async (scene: Scene) => (await readRules(scene.store)).rules

describe('a preview', () => {
  it('is in every frame, and a second start leaves it as it is', async () => {
    const scene = openScene()
    const { tabId, page, frame, key } = await preview(scene)
    expect(previewIn(frame).key).toBe(key)
    const before = previewIn(page)
    await scene.worker.kill()
    await scene.ask('startPreview', { tabId })
    expect(previewIn(page)).toBe(before)
  })

  it.each([
    ['chrome://settings/', 'not allowed'],
    ['https://chromewebstore.google.com/', 'web store'],
    ['https://shop.test/a.pdf', 'pdf viewer'],
    ['https://never.test/', 'excluded by a rule'],
  ])('is refused where a recording is, for the same reason: %s', async (url, reason) => {
    const scene = await openRuledScene({ 'never.test': 'never' })
    const tab = scene.browser.tabs.open(url)
    const outcome = await scene.ask<PreviewOutcome>('startPreview', { tabId: tab.id })
    expect(outcome).toEqual(await scene.ask<StartOutcome>('startRecording', { tabId: tab.id }))
    expect(outcome).toEqual({ ok: false, reason })
  })

  it('is refused without access to the site, and where there is no tab', async () => {
    const scene = openScene()
    const tab = scene.browser.tabs.open('https://shop.test/')
    scene.browser.granted.clear()
    expect(await scene.ask('startPreview', { tabId: tab.id })).toEqual({ ok: false, reason: 'not allowed' })
    expect(await scene.ask('startPreview', { tabId: 7 })).toEqual({ ok: false, reason: 'tab is gone' })
    expect(await fakeBrowser.storage.session.get(`preview:${tab.id}`)).toEqual({})
  })

  it('is told the rules that hold, and the ones that hold later', async () => {
    const scene = openScene()
    const { page, frame, key } = await preview(scene)
    const state = await scene.browser.sendFrom(frame, 'previewHello', { key })
    expect(state).toEqual({ rules: DEFAULT_RULES, revision: 0, isLocked: false, tabUrl: 'https://shop.test/' })
    await scene.ask('saveRules', { rules: { ...DEFAULT_RULES, level: 'strict' } })
    await scene.rest()
    expect(previewIn(page).told).toMatchObject([{ told: 'state', state: { rules: { level: 'strict' } } }])
  })

  it('adds a rule, which reaches pages that are recorded, and takes it back', async () => {
    const scene = openScene()
    const recorded = await scene.record('https://blog.test/')
    const { page, key, add } = await preview(scene)
    expect(await add(RULE)).toEqual({ ok: true })
    await scene.rest()
    expect(recorded.page.masking).toMatchObject({ show: ['.price'] })
    expect(previewIn(page).told.at(-1)).toMatchObject({ told: 'state', added: RULE })
    expect(await add(RULE)).toEqual({ ok: false, reason: 'there already' })
    expect(await scene.browser.sendFrom(page, 'previewUndo', { key, rule: RULE })).toEqual({ ok: true })
    expect(await readHeld(scene)).toEqual(DEFAULT_RULES)
  })

  it('goes on with its key after the worker died', async () => {
    const scene = openScene()
    const { add } = await preview(scene)
    await scene.worker.kill()
    expect(await add(RULE)).toEqual({ ok: true })
  })

  it('adds every one of two rules that come at once', async () => {
    const scene = openScene()
    const { add } = await preview(scene)
    await Promise.all([add(RULE), add({ ...RULE, selector: '.total' })])
    expect((await readHeld(scene)).show).toEqual(['.price', '.total'])
  })

  it('takes back no rule but its own', async () => {
    const scene = openScene()
    await scene.ask('saveRules', { rules: { ...DEFAULT_RULES, mask: ['.name'] } })
    const { page, key } = await preview(scene)
    const rule: PickedRule = { list: 'mask', selector: '.name' }
    expect(await scene.browser.sendFrom(page, 'previewUndo', { key, rule })).toMatchObject({ ok: false })
    expect((await readHeld(scene)).mask).toEqual(['.name'])
  })

  it.each([
    [null],
    [7],
    [{}],
    [{ list: 'sites', selector: 'p' }],
    [{ list: 'level', selector: 'light' }],
    [{ list: '__proto__', selector: 'p' }],
    [{ list: 'show', selector: 'p{' }],
    [{ list: 'show', selector: '' }],
    [{ list: 'show', selector: ['p'] }],
    [{ list: 'show', selector: 'p'.repeat(501) }],
  ])('adds nothing that is no rule: %j', async (rule) => {
    const scene = openScene()
    const { add } = await preview(scene)
    expect(await add(rule)).toEqual({ ok: false, reason: 'no selector' })
    expect(await readHeld(scene)).toEqual(DEFAULT_RULES)
  })

  it('changes no rules that a policy has locked', async () => {
    const scene = openScene()
    await fakeBrowser.storage.managed.set({ masking: { rules: { level: 'strict' } } })
    const { add, page, key } = await preview(scene)
    expect(await scene.browser.sendFrom(page, 'previewHello', { key })).toMatchObject({ isLocked: true })
    expect(await add(RULE)).toEqual({ ok: false, reason: 'locked' })
    expect((await readHeld(scene)).show).toEqual([])
  })

  it('is heard with its key alone, from its tab alone, and only while it runs', async () => {
    const scene = openScene()
    const { tabId, page, key, add } = await preview(scene)
    const other = scene.browser.tabs.open('https://blog.test/').documents[0]!
    for (const given of [null, '', 7, {}, crypto.randomUUID()]) expect(await add(RULE, page, given)).toEqual(NO_PREVIEW)
    expect(await add(RULE, other)).toEqual(NO_PREVIEW)
    const { frameId, documentId, url } = page
    for (const sender of [{}, { id: 'another-extension', tab: { id: tabId }, frameId, documentId, url }])
      expect(await scene.browser.send(sender, 'previewAdd', { key, rule: RULE })).toEqual(NO_PREVIEW)
    expect(await scene.browser.sendFrom(other, 'previewHello', { key })).toBeNull()
    await scene.ask('stopPreview', { tabId })
    expect(previewIn(page).told.at(-1)).toMatchObject({ told: 'end' })
    expect(await add(RULE)).toEqual(NO_PREVIEW)
    expect(await readHeld(scene)).toEqual(DEFAULT_RULES)
  })

  it('is forgotten with its tab, and has another key the next time', async () => {
    const scene = openScene()
    const { tabId, page, key } = await preview(scene)
    await scene.browser.sendFrom(page, 'previewEnd', { key })
    await scene.ask('startPreview', { tabId })
    expect(previewIn(page).key).not.toBe(key)
    await scene.browser.closeTab(tabId)
    expect(await fakeBrowser.storage.session.get(`preview:${tabId}`)).toEqual({})
  })

  it('passes on what one frame says to all, and who said it', async () => {
    const scene = openScene()
    const { page, frame, key } = await preview(scene)
    await scene.browser.sendFrom(frame, 'previewSay', { key, said: { name: 'pick', isOn: true } })
    await scene.browser.sendFrom(frame, 'previewSay', { key: 'another', said: { name: 'pick', isOn: false } })
    expect(previewIn(page).told).toEqual([
      { afterimagePreview: key, told: 'said', frameId: frame.frameId, said: { name: 'pick', isOn: true } },
    ])
  })
})
