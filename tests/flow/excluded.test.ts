import { describe, expect, it } from 'vitest'

import { readSettings } from '@/lib/store/read-settings'

import { buildClick, buildDocument, buildElement, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { readTables } from './support/read-tables'
import { buildSettings, openRuledScene, visit } from './support/rules'
import { openScene, type Scene } from './support/scene'

const readGaps = async (scene: Scene, sessionId: string) =>
  (await scene.readEvents(sessionId))
    .filter(({ kind }) => kind === 'gap')
    .map(({ label, at, until }) => ({ label, at, until }))

describe('a site that is never recorded', () => {
  it('cannot be started on', async () => {
    const scene = await openRuledScene({ 'bank.test': 'never' })
    const tab = scene.browser.tabs.open('https://bank.test/')
    expect(await scene.start(tab.id)).toEqual({ ok: false, reason: 'excluded by a rule' })
  })

  it('is left out of a recording that goes through it, which shows the gap and goes on after it', async () => {
    const scene = await openRuledScene({ 'bank.test': 'never' })
    const { sessionId, tabId } = await scene.record()
    scene.clock.at = T0 + 1_000
    await scene.browser.navigate(tabId, 'https://bank.test/account')
    await scene.rest()
    expect(() => scene.pageOf(tabId)).toThrow('is not recorded')
    expect(await readGaps(scene, sessionId)).toEqual([{ label: 'excluded by a rule', at: T0 + 1_000, until: null }])
    scene.clock.at = T0 + 2_000
    await scene.browser.navigate(tabId, 'https://shop.test/back')
    await scene.rest()
    expect(scene.pageOf(tabId).state).toBe('capturing')
    expect(await readGaps(scene, sessionId)).toEqual([
      { label: 'excluded by a rule', at: T0 + 1_000, until: T0 + 2_000 },
    ])
    expect(JSON.stringify((await readTables(scene))['pages'])).not.toContain('bank.test')
  })

  it('is kept out also when the rule came while the recording was on another site', async () => {
    const scene = openScene()
    const { tabId } = await scene.record()
    await scene.browser.navigate(tabId, 'https://shop.test/cart')
    await scene.rest()
    await scene.ask('saveSettings', { settings: buildSettings({ 'bank.test': 'never' }) })
    await scene.browser.navigate(tabId, 'https://bank.test/')
    await scene.rest()
    // Not even put into the page and taken out again.
    expect(() => scene.pageOf(tabId)).toThrow('is not recorded')
  })

  it('is kept out as a frame of a page that is recorded', async () => {
    const scene = await openRuledScene({ 'bank.test': 'never' })
    const { page, tabId, sessionId } = await scene.record()
    const frame = scene.browser.tabs.addFrame(tabId, 'https://bank.test/widget')
    const whole = buildDocument(buildElement(2, 'iframe', { rr_src: frame.url }))
    await page.say(buildSnapshot(T0, whole))
    await scene.browser.sendFrom(frame, 'doorbell', {})
    await scene.rest()
    expect(() => scene.pageOf(frame)).toThrow('is not recorded')
    expect((await scene.store.pages.toArray()).map(({ url }) => url)).toEqual(['https://shop.test/'])
    expect(await readGaps(scene, sessionId)).toEqual([])
  })

  it('is kept out with the frames of other sites in it', async () => {
    const scene = await openRuledScene({ 'bank.test': 'never' })
    const { tabId } = await scene.record()
    await scene.browser.navigate(tabId, 'https://bank.test/')
    const frame = scene.browser.tabs.addFrame(tabId, 'https://shop.test/widget')
    await scene.browser.sendFrom(frame, 'doorbell', {})
    await scene.rest()
    expect(() => scene.pageOf(frame)).toThrow('is not recorded')
  })

  it('is recorded again where it was left, once the rule is gone', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record('https://bank.test/')
    await scene.ask('saveSettings', { settings: buildSettings({ 'bank.test': 'never' }) })
    scene.clock.at = T0 + 5_000
    await scene.ask('saveSettings', { settings: buildSettings({}) })
    await scene.rest()
    expect(scene.pageOf(tabId).state).toBe('capturing')
    expect(await readGaps(scene, sessionId)).toEqual([{ label: 'excluded by a rule', at: T0, until: T0 + 5_000 }])
  })

  it('beats a rule of the same site that records it', async () => {
    const scene = await openRuledScene({ '*.shop.test': 'always', 'shop.test/account*': 'never' })
    const { tabId } = await visit(scene, 'https://shop.test/')
    await scene.browser.navigate(tabId, 'https://shop.test/account/orders')
    await scene.rest()
    expect(() => scene.pageOf(tabId)).toThrow('is not recorded')
  })

  it('is left at once when the rule comes while it is recorded, as a page and as a frame', async () => {
    const scene = openScene()
    const { page, sessionId } = await scene.record('https://bank.test/')
    const other = await scene.record('https://shop.test/')
    const frame = scene.browser.tabs.addFrame(other.tabId, 'https://bank.test/widget')
    await scene.browser.sendFrom(frame, 'doorbell', {})
    await scene.rest()
    const inner = scene.pageOf(frame)
    await page.say(buildSnapshot(T0))
    scene.clock.at = T0 + 1_000
    await scene.ask('saveSettings', { settings: buildSettings({ 'bank.test': 'never' }) })
    await scene.rest()
    expect([page.state, inner.state, other.page.state]).toEqual(['stopped', 'stopped', 'capturing'])
    expect(await readGaps(scene, sessionId)).toEqual([{ label: 'excluded by a rule', at: T0 + 1_000, until: null }])
    expect(await readGaps(scene, other.sessionId)).toEqual([])
    await other.page.say(buildSnapshot(T0), buildClick('goes on', T0))
    expect((await scene.readEvents(other.sessionId)).map(({ label }) => label)).toEqual(['goes on'])
  })
})

describe('settings', () => {
  const honest = buildSettings({ 'shop.test': 'always' })
  it.each<[name: string, settings: unknown]>([
    ['nothing', null],
    ['no object', 'settings'],
    ['an empty object', {}],
    ['sites that are no list', { ...honest, sites: {} }],
    ['a rule that is none', { ...honest, sites: [null] }],
    ['a rule without a site', { ...honest, sites: [{ action: 'never' }] }],
    ['a site that is no text', { ...honest, sites: [{ pattern: 7, action: 'never' }] }],
    ['a site that is a list', { ...honest, sites: [{ pattern: ['shop.test'], action: 'never' }] }],
    ['a whole address', { ...honest, sites: [{ pattern: 'https://shop.test', action: 'never' }] }],
    ['an empty site', { ...honest, sites: [{ pattern: '', action: 'always' }] }],
    ['a port that cannot be', { ...honest, sites: [{ pattern: 'shop.test:99999', action: 'always' }] }],
    ['an action that is none', { ...honest, sites: [{ pattern: 'shop.test', action: 'sometimes' }] }],
    ['a memory of one minute', { ...honest, rollingMinutes: 1 }],
    ['a memory of an hour', { ...honest, rollingMinutes: 60 }],
    ['a memory that is text', { ...honest, rollingMinutes: '5' }],
    ['days that are text', { ...honest, retentionDays: '30' }],
    ['no days', { ...honest, retentionDays: 0 }],
  ])('of %s are refused with a sentence, and nothing is changed', async (_name, settings) => {
    const scene = await openRuledScene({ 'shop.test': 'always' })
    const { page } = await visit(scene)
    const before = await readTables(scene)
    // A sentence for a person has words, and is not how a program fails.
    const sentence = /^(?!.*(undefined|TypeError|Cannot read|not iterable|is not a function|\[object)).{10,}$/
    await expect(scene.ask('saveSettings', { settings })).rejects.toThrow(sentence)
    expect(await readTables(scene)).toEqual(before)
    expect(page.state).toBe('capturing')
    expect(scene.browser.scripting.isRegisteredFor('doorbell', 'https://shop.test/')).toBe(true)
  })

  it('hold nothing but what they are', async () => {
    const scene = await openRuledScene({ 'shop.test': 'always' })
    const rule = { pattern: 'shop.test', action: 'never', note: 'x' }
    await scene.ask('saveSettings', { settings: { ...honest, sites: [rule], extra: 1 } })
    expect(await readSettings(scene.store)).toEqual(buildSettings({ 'shop.test': 'never' }))
  })
})
