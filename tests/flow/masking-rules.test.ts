import { fakeBrowser } from 'wxt/testing/fake-browser'
import { describe, expect, it, vi } from 'vitest'

import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'
import { readRules } from '@/lib/store/read-rules'

import {
  buildBody,
  buildClick,
  buildElement,
  buildMeta,
  buildPageView,
  buildSaid,
  buildSnapshot,
  buildText,
  MASKING,
  T0,
} from '../fixtures/rrweb-events'
import { readText } from './support/read-tables'
import { buildWire, openScene, type Scene } from './support/scene'

const SECRET = 'plover'
const CONTROL = 'heron'

const picture = (text: string, at = T0) => buildSnapshot(at, buildElement(2, 'p', {}, buildText(3, text)))
const said = (at: number, payload: object) => ({ ...buildSaid(payload), timestamp: at })

async function save(scene: Scene, changes: Partial<MaskRules>): Promise<number> {
  await scene.ask('saveRules', { rules: { ...DEFAULT_RULES, ...changes } })
  await scene.rest()
  return (await readRules(scene.store)).revision
}

describe('masking rules', () => {
  it('that are changed reach the pages that are being recorded', async () => {
    const scene = openScene()
    const { page } = await scene.record()
    const revision = await save(scene, { mask: ['.price'], sites: [{ pattern: 'shop.test/pay*', level: 'strict' }] })
    expect(page.told).toEqual([`mask ${revision}`])
    expect(page.masking).toMatchObject({ revision, mask: ['.price'], levels: [{ pattern: 'shop.test/pay*' }] })
  })

  it('are told to pages that come later', async () => {
    const scene = openScene()
    const revision = await save(scene, { block: ['.ad'] })
    const { page } = await scene.record()
    expect(page.masking).toMatchObject({ revision, block: ['.ad'] })
    await page.say(picture(CONTROL))
    expect(await readText(scene)).toContain(CONTROL)
    expect(page.told).toEqual([])
  })

  it('that a page has not heard of mask it whole, and it hears of them with its receipt', async () => {
    const scene = openScene()
    const { page, sessionId } = await scene.record()
    const { onMessage } = page.document
    page.document.onMessage = []
    const revision = await save(scene, { mask: ['.price'] })
    page.document.onMessage = onMessage
    await page.say(picture(SECRET), buildClick(SECRET, T0 + 1), buildMeta(T0 + 2, `https://shop.test/?q=${SECRET}`))
    expect(await readText(scene)).not.toContain(SECRET)
    expect(page.told).toEqual([`mask ${revision}`])
    await page.say(picture(CONTROL, T0 + 3))
    expect(await readText(scene)).toContain(CONTROL)
    const rows = await scene.store.sessionRules.where({ sessionId }).toArray()
    expect(rows.map((row) => row.revision)).toEqual([0, revision])
  })

  it('that a page has not heard of hide its addresses and states as well, however loose the ones before were', async () => {
    const scene = openScene()
    await save(scene, { level: 'light' })
    const { page } = await scene.record()
    const { onMessage } = page.document
    page.document.onMessage = []
    await save(scene, { level: 'strict' })
    page.document.onMessage = onMessage
    const box = { type: 3, data: { source: 5, id: 3, text: 'on', isChecked: true, v: 's' }, timestamp: T0 + 1 }
    await page.say(
      buildMeta(T0, `https://shop.test/?name=${SECRET}`),
      box,
      said(T0 + 2, { kind: 'masking', level: 'light' }),
      buildPageView(T0 + 3, `https://shop.test/?name=${SECRET}`, SECRET),
    )
    const text = await readText(scene)
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain('"isChecked":true')
  })

  it('that are saved at the same time each have a revision, and the later ones hold', async () => {
    const scene = openScene()
    const { page } = await scene.record()
    await scene.worker.kill()
    const saves = [['.a'], ['.b']].map((mask) => scene.ask('saveRules', { rules: { ...DEFAULT_RULES, mask } }))
    await Promise.all(saves)
    await scene.rest()
    const { rules, revision } = await readRules(scene.store)
    expect(rules.mask).toEqual(['.b'])
    expect(page.masking).toMatchObject({ revision, mask: ['.b'] })
  })

  it.each([[7], [{}], [{ level: 'none' }], [null]])('that cannot be read are strict: %j', async (rules) => {
    const scene = openScene()
    await scene.store.settings.put({ key: 'rules', value: rules === null ? null : { rules, at: 5 } })
    const { page, sessionId } = await scene.record()
    await page.say(said(T0, { kind: 'other', text: SECRET }))
    expect(page.masking).toMatchObject({ level: 'strict' })
    expect((await scene.store.pages.where({ sessionId }).first())!.level).toBe('strict')
    expect(await readText(scene)).not.toContain(SECRET)
  })

  it('are refused with a sentence when one of them is wrong, and what held holds', async () => {
    const scene = openScene()
    await expect(save(scene, { mask: ['p:('] })).rejects.toThrow('mask: "p:(" is no selector')
    expect((await readRules(scene.store)).source).toBe('default')
  })

  it('hold at the level of the page, which follows its routes', async () => {
    const scene = openScene()
    await save(scene, { level: 'light', sites: [{ pattern: 'shop.test/pay*', level: 'strict' }] })
    const { page, sessionId } = await scene.record('https://shop.test/')
    await page.say(said(T0, { kind: 'other', text: CONTROL }), said(T0 + 1, { kind: 'masking', level: 'strict' }))
    await page.say(said(T0 + 2, { kind: 'other', text: SECRET }))
    const text = await readText(scene)
    expect(text).toContain(CONTROL)
    expect(text).not.toContain(SECRET)
    expect((await scene.store.pages.where({ sessionId }).first())!.level).toBe('strict')
  })

  it('are carried by the session, one set after another, without the sites they name', async () => {
    const scene = openScene()
    const { sessionId } = await scene.record()
    scene.clock.at = T0 + 5
    await save(scene, { sites: [{ pattern: 'other.test', level: 'light' }], show: ['h1'] })
    const rows = await scene.store.sessionRules.where({ sessionId }).toArray()
    expect(rows).toMatchObject([
      { at: T0, rules: DEFAULT_RULES },
      { at: T0 + 5, rules: { sites: [], show: ['h1'] } },
    ])
  })
})

describe("a team's policy", () => {
  const policy = { rules: { level: 'strict', mask: ['.team'] } }

  it('holds instead of what a person chose, from the start of the worker on, and cannot be changed', async () => {
    const scene = openScene()
    await save(scene, { level: 'light' })
    await scene.worker.kill()
    await fakeBrowser.storage.managed.set({ masking: policy })
    const { page } = await scene.record()
    expect(page.masking).toMatchObject({ level: 'strict', mask: ['.team'] })
    await expect(save(scene, { level: 'light' })).rejects.toThrow('set by your organisation')
  })

  it('that goes leaves what a person chose', async () => {
    const scene = openScene()
    await save(scene, { level: 'light' })
    await scene.worker.kill()
    await fakeBrowser.storage.managed.set({ masking: policy })
    await scene.record()
    await scene.worker.kill()
    await fakeBrowser.storage.managed.remove('masking')
    const { page } = await scene.record('https://blog.test/')
    expect(page.masking).toMatchObject({ level: 'light', mask: [] })
  })

  it('without a lock is what holds until a person chooses', async () => {
    const scene = openScene()
    await fakeBrowser.storage.managed.set({ masking: { ...policy, locked: false } })
    const { page } = await scene.record()
    expect(page.masking).toMatchObject({ level: 'strict' })
    await save(scene, { level: 'medium' })
    expect(page.masking).toMatchObject({ level: 'medium' })
  })

  it('goes on holding while the browser cannot be asked for it', async () => {
    const scene = openScene()
    await fakeBrowser.storage.managed.set({ masking: policy })
    await scene.record()
    await scene.worker.kill()
    const asked = vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(new Error('no managed storage'))
    const { page } = await scene.record('https://blog.test/')
    expect(page.masking).toMatchObject({ level: 'strict', mask: ['.team'] })
    asked.mockRestore()
  })

  it('that cannot be read is strict', async () => {
    const scene = openScene()
    await fakeBrowser.storage.managed.set({ masking: 'on' })
    const { page } = await scene.record()
    expect(page.masking).toMatchObject({ level: 'strict' })
  })
})

describe('what was typed into a masked field', () => {
  const TYPED = 'Anna Plover'
  const view = (at: number) => buildPageView(at, 'https://shop.test/of/anna-plover', `Welcome ${TYPED}, ${CONTROL}`)

  it('is masked in addresses, titles and labels of later pages of the session, also after the worker died', async () => {
    const scene = openScene()
    const { page, tabId, sessionId } = await scene.record()
    page.typed = [TYPED]
    await page.say(picture('form'))
    await scene.worker.kill()
    await scene.browser.navigate(tabId, 'https://shop.test/of/anna-plover')
    await scene.rest()
    const title = buildElement(2, 'title', {}, { ...buildText(3, `Welcome ${TYPED}`), v: 't' } as never)
    await scene
      .pageOf(tabId)
      .say(buildSnapshot(T0 + 10, title), view(T0 + 11), buildClick(`Sign out ${TYPED}`, T0 + 12))
    const text = await readText(scene)
    expect(text).toContain(CONTROL)
    expect(text.toLowerCase()).not.toMatch(/anna.?plover/)
    const events = await scene.readEvents(sessionId)
    expect(events.map(({ label }) => label)).toEqual([`Welcome ******, ${CONTROL}`, 'Sign out ******'])
  })

  it('is remembered whatever else is asked at the same time', async () => {
    const scene = openScene()
    const { page, tabId } = await scene.record()
    const other = await scene.browser.openFrom(tabId, 'https://shop.test/other')
    await scene.rest()
    await scene.worker.kill()
    page.typed = [TYPED]
    const second = scene.pageOf(other)
    second.typed = ['Berta Heron']
    await Promise.all([
      page.say(picture('form')),
      second.say(picture('form')),
      scene.browser.navigate(tabId, 'https://shop.test/2'),
    ])
    await scene.rest()
    const stored = JSON.stringify(await fakeBrowser.storage.session.get())
    expect([stored.includes(TYPED), stored.includes('Berta Heron')]).toEqual([true, true])
  })

  it('is masked in no other session', async () => {
    const scene = openScene()
    const { page } = await scene.record()
    page.typed = [TYPED]
    await page.say(picture('form'))
    const other = await scene.record('https://blog.test/')
    await other.page.say(view(T0))
    expect(await readText(scene)).toContain(`Welcome ${TYPED}`)
  })

  it('is not taken from a page that is not in the session it names', async () => {
    const scene = openScene()
    const { page } = await scene.record()
    const other = await scene.record('https://blog.test/')
    const masking = { ...MASKING, typed: ['Welcome'] }
    await scene.sendChunk(page.document, buildWire(other.sessionId, 0, buildBody(picture('x')), { masking }))
    await other.page.say(view(T0))
    expect(await readText(scene)).toContain('Welcome')
  })

  it('is forgotten when the session is over and its chunks are merged', async () => {
    const scene = openScene()
    const { page, sessionId } = await scene.record()
    page.typed = [TYPED]
    await page.say(picture('form'))
    expect(JSON.stringify(await fakeBrowser.storage.session.get())).toContain(TYPED)
    await scene.ask('stopRecording', { sessionId })
    scene.clock.at = T0 + 24 * 3_600_000
    await scene.browser.ringAlarm('jobs')
    expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain(TYPED)
  })
})
