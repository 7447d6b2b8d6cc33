import { describe, expect, it } from 'vitest'

import { buildDocument, buildElement, buildSnapshot, T0 } from '../fixtures/rrweb-events'
import { openScene, type Scene } from './support/scene'

const readGaps = async (scene: Scene, sessionId: string) =>
  (await scene.readEvents(sessionId))
    .filter(({ kind }) => kind === 'gap')
    .map(({ label, at, until, url }) => ({ label, at, until, url }))

const withFrame = (url: string) => buildSnapshot(T0, buildDocument(buildElement(5, 'iframe', { rr_src: url })))

describe('a page that cannot be reached', () => {
  it.each([
    ['chrome://settings/', 'not allowed'],
    ['https://chromewebstore.google.com/', 'web store'],
  ])('opens one gap at %s, however often the browser speaks of it', async (url) => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    scene.browser.forbidAll()
    scene.clock.at = T0 + 1_000
    await scene.browser.navigate(tabId, url)
    scene.clock.at = T0 + 2_000
    await scene.worker.kill()
    await scene.browser.navigate(tabId, url)
    expect(await readGaps(scene, sessionId)).toMatchObject([{ at: T0 + 1_000, until: null, url: '' }])
    expect(await scene.readSession(sessionId)).toMatchObject({ status: 'recording', gapCount: 1 })
  })

  it('closes its gap when a document rings again', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    scene.clock.at = T0 + 1_000
    await scene.browser.navigate(tabId, 'chrome://settings/')
    scene.clock.at = T0 + 4_000
    await scene.browser.navigate(tabId, 'https://shop.test/back')
    await scene.rest()
    expect(await readGaps(scene, sessionId)).toMatchObject([{ at: T0 + 1_000, until: T0 + 4_000 }])
    expect(scene.pageOf(tabId).state).toBe('capturing')
  })

  it('says whether it is for want of permission', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    scene.browser.granted.clear()
    scene.browser.granted.add('https://shop.test/*')
    scene.clock.at = T0 + 1_000
    await scene.browser.navigate(tabId, 'https://login.test/')
    expect(await readGaps(scene, sessionId)).toMatchObject([{ label: 'not allowed', until: null }])
    scene.clock.at = T0 + 3_000
    await scene.browser.allow('https://login.test/*')
    await scene.rest()
    expect(await readGaps(scene, sessionId)).toMatchObject([
      { label: 'not allowed', at: T0 + 1_000, until: T0 + 3_000 },
    ])
    expect(scene.pageOf(tabId).state).toBe('capturing')
  })
})

describe('a page after a page', () => {
  it('is a page of the same session and window', async () => {
    const scene = openScene()
    const { sessionId, tabId } = await scene.record()
    await scene.browser.navigate(tabId, 'https://shop.test/cart?token=abc')
    await scene.browser.navigate(tabId, 'https://pay.test/')
    await scene.rest()
    const pages = await scene.store.pages.toArray()
    expect(pages.map(({ url }) => url).toSorted()).toEqual([
      'https://pay.test/',
      'https://shop.test/',
      'https://shop.test/cart?token=******',
    ])
    expect(new Set(pages.map((page) => `${page.sessionId} ${page.windowId}`)).size).toBe(1)
    expect(pages.every((page) => page.sessionId === sessionId)).toBe(true)
    expect(scene.browser.scripting.sitesOf('bootstrap')).toEqual(['https://pay.test', 'https://shop.test'])
  })

  it('comes with frames of other sites: each is a page, and the browser is armed for all', async () => {
    const scene = openScene()
    const { tabId } = await scene.record()
    await scene.browser.navigate(tabId, 'https://a.test/', ['https://b.test/', 'https://c.test/', 'https://d.test/'])
    await scene.rest()
    const sites = ['https://a.test', 'https://b.test', 'https://c.test', 'https://d.test', 'https://shop.test']
    await expect.poll(() => scene.browser.scripting.sitesOf('doorbell').toSorted()).toEqual(sites)
    const [window] = await scene.store.windows.toArray()
    expect(window!.sites.toSorted()).toEqual(sites.map((site) => `${site}/*`))
    expect(scene.capturingPages()).toHaveLength(4)
  })

  it('that is gone before it was reached leaves its site armed', async () => {
    const scene = openScene()
    const { tabId } = await scene.record()
    const [document] = scene.browser.tabs.find(tabId).documents
    const gone = { ...document!, documentId: 'gone', url: 'https://sso.test/' }
    await scene.browser.sendFrom(gone, 'doorbell', { framePath: [] }).catch(() => undefined)
    await scene.rest()
    expect(scene.browser.scripting.sitesOf('doorbell')).toContain('https://sso.test')
  })
})

describe('a frame of another site', () => {
  it('is recorded when it is allowed', async () => {
    const scene = openScene()
    const { page, tabId } = await scene.record()
    const frame = scene.browser.tabs.addFrame(tabId, 'https://pay.test/form?card=1')
    await page.say(withFrame(frame.url))
    await expect.poll(() => scene.capturingPages().map(({ document }) => document.url)).toContain(frame.url)
    expect(scene.browser.scripting.sitesOf('doorbell')).toEqual(['https://pay.test', 'https://shop.test'])
    const rows = await scene.store.pages.toArray()
    expect(rows.find(({ isTop }) => isTop === 0)).toMatchObject({
      url: 'https://pay.test/form?card=******',
      frameId: 1,
    })
  })

  it('is listed once as blocked when it is not, and recording there goes on once it is allowed', async () => {
    const scene = openScene()
    const { page, tabId, sessionId } = await scene.record()
    scene.browser.granted.clear()
    scene.browser.granted.add('https://shop.test/*')
    const frame = scene.browser.tabs.addFrame(tabId, 'https://pay.test/form')
    scene.clock.at = T0 + 1_000
    await page.say(withFrame(frame.url))
    await page.say(withFrame(frame.url))
    await expect.poll(async () => (await scene.readSession(sessionId)).blockedSites).toEqual(['https://pay.test/*'])
    expect(await readGaps(scene, sessionId)).toEqual([
      { label: 'not allowed', at: T0 + 1_000, until: null, url: 'https://pay.test/*' },
    ])

    scene.clock.at = T0 + 5_000
    await scene.worker.kill()
    await scene.browser.allow('https://pay.test/*')
    await scene.rest()
    expect((await scene.readSession(sessionId)).blockedSites).toEqual([])
    expect(await readGaps(scene, sessionId)).toMatchObject([{ until: T0 + 5_000 }])
    expect(scene.pageOf(frame).state).toBe('capturing')
  })
})
