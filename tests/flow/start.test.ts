import { fakeBrowser } from 'wxt/testing/fake-browser'
import { describe, expect, it, vi } from 'vitest'

import { openScene } from './support/scene'

describe('starting a recording', () => {
  it('stores a session with its window and puts the recorder into the page that is there', async () => {
    const scene = openScene()
    const { tabId, sessionId, page } = await scene.record('https://shop.test/cart?token=abc')
    expect(await scene.readSession(sessionId)).toMatchObject({
      status: 'recording',
      // Its first page names it, masked.
      title: '',
      startedAt: scene.clock.at,
    })
    expect(await scene.store.windows.toArray()).toMatchObject([
      { sessionId, tabId, isOpen: 1, sites: ['https://shop.test/*'] },
    ])
    expect(await scene.store.pages.toArray()).toMatchObject([
      {
        sessionId,
        documentId: page.document.documentId,
        isTop: 1,
        url: 'https://shop.test/cart?token=******',
        lastSeq: -1,
      },
    ])
    expect(page.state).toBe('capturing')
  })

  it('arms the browser for this tab and this site, and shows a badge', async () => {
    const scene = openScene()
    const { tabId } = await scene.record()
    expect([...scene.browser.rules.values()].map(({ condition }) => condition.tabIds)).toEqual([[tabId]])
    expect(scene.browser.scripting.sitesOf('bootstrap')).toEqual(['https://shop.test'])
    expect(scene.browser.scripting.sitesOf('doorbell')).toEqual(['https://shop.test'])
    expect(await fakeBrowser.action.getBadgeText({ tabId })).toBe('REC')
  })

  it('twice gives the same session', async () => {
    const scene = openScene()
    const { tabId, sessionId } = await scene.record()
    expect(await scene.start(tabId)).toEqual({ ok: true, sessionId })
    await scene.worker.kill()
    expect(await scene.start(tabId)).toEqual({ ok: true, sessionId })
    expect(await scene.store.sessions.count()).toBe(1)
    expect(await scene.store.pages.count()).toBe(1)
  })

  it('of a tab that was recorded before begins its next page as one of the new recording, of no other', async () => {
    const scene = openScene()
    const { tabId, sessionId: before } = await scene.record()
    await scene.ask('stopRecording', { sessionId: before })
    await scene.browser.navigate(tabId, 'https://shop.test/cart')
    await scene.rest()
    const told = vi.spyOn(fakeBrowser.tabs, 'sendMessage')
    const outcome = await scene.start(tabId)
    await scene.rest()
    expect(scene.pageOf(tabId)).toMatchObject({ state: 'capturing', sessionId: outcome.ok && outcome.sessionId })
    // A recorder that was begun for the one before would have to be stopped, and keep this one waiting.
    expect(told.mock.calls).toEqual([])
  })

  it('twice at once gives the same session, to both', async () => {
    const scene = openScene()
    const tab = scene.browser.tabs.open('https://shop.test/')
    const outcomes = await Promise.all([scene.start(tab.id), scene.start(tab.id), scene.start(tab.id)])
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    expect(outcomes[0].ok).toBe(true)
    expect(await scene.store.sessions.count()).toBe(1)
  })

  it('of two tabs at once gives two sessions and arms the browser for both', async () => {
    const scene = openScene()
    const tabs = [scene.browser.tabs.open('https://shop.test/'), scene.browser.tabs.open('https://blog.test/')]
    const outcomes = await Promise.all(tabs.map(({ id }) => scene.start(id)))
    await scene.rest()
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(await scene.store.sessions.count()).toBe(2)
    expect([...scene.browser.rules.values()][0]!.condition.tabIds).toEqual(tabs.map(({ id }) => id))
    expect(scene.browser.scripting.sitesOf('doorbell').toSorted()).toEqual(['https://blog.test', 'https://shop.test'])
  })

  it.each([
    ['chrome://settings/', 'not allowed'],
    ['https://shop.test/guide.pdf', 'pdf viewer'],
    ['https://chromewebstore.google.com/detail/x', 'web store'],
  ])('is refused at %s: %s', async (url, reason) => {
    const scene = openScene()
    const tab = scene.browser.tabs.open(url)
    expect(await scene.start(tab.id)).toEqual({ ok: false, reason })
    expect(await scene.store.sessions.count()).toBe(0)
  })

  it('is refused where the site is not allowed, and for a tab that is gone', async () => {
    const scene = openScene()
    const tab = scene.browser.tabs.open('https://shop.test/')
    scene.browser.forbidAll()
    expect(await scene.start(tab.id)).toEqual({ ok: false, reason: 'not allowed' })
    expect(await scene.start(999)).toEqual({ ok: false, reason: 'tab is gone' })
  })

  it('waits for the permission and then completes without the popup, in another life of the worker too', async () => {
    const scene = openScene()
    const tab = scene.browser.tabs.open('https://shop.test/')
    scene.browser.forbidAll()
    await scene.ask('startWhenAllowed', { tabId: tab.id })
    await scene.worker.kill()
    await scene.browser.allow('https://shop.test/*')
    await scene.rest()
    expect(await scene.store.sessions.toArray()).toMatchObject([{ status: 'recording' }])
    expect(scene.pageOf(tab.id).state).toBe('capturing')
    await scene.browser.allow('https://blog.test/*')
    expect(await scene.store.sessions.count()).toBe(1)
  })

  it('is forgotten when the permission comes too late', async () => {
    const scene = openScene()
    const tab = scene.browser.tabs.open('https://shop.test/')
    await scene.ask('startWhenAllowed', { tabId: tab.id })
    scene.clock.at += 11 * 60_000
    await scene.browser.allow()
    expect(await scene.store.sessions.count()).toBe(0)
  })
})

describe('a tab that is not recorded', () => {
  it('is answered nothing and stores nothing when it rings', async () => {
    const scene = openScene()
    await scene.record()
    const other = scene.browser.tabs.open('https://shop.test/other')
    await scene.browser.navigate(other.id, 'https://shop.test/other')
    await scene.rest()
    expect(() => scene.pageOf(other.id)).toThrow('is not recorded')
    expect(await scene.store.pages.count()).toBe(1)
  })
})
