import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'

import type { Resource } from '@/lib/model/payload'

import { findSessions, type FoundSession } from './support/find-session.ts'
import { fill, openNewestSession, press, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** What a page does beside its DOM: sockets, files, how it felt, what it loaded. */
describe('of a recorded page', { timeout: 60_000 }, () => {
  const given = useExtension()

  async function record(path: string, use: (page: Page) => Promise<void>): Promise<[Page, FoundSession]> {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/empty.html`)
    const tabId = await given.extension.tabIdOf(page)
    const popup = await startRecording(given.extension, page)
    await page.goto(`${given.site.origin}${path}`)
    await waitForDatabase(popup, (dump) =>
      findSessions(dump, tabId).some(({ pages }) => pages.some((row) => row.hasSnapshot && row.url.endsWith(path))),
    )
    await use(page)
    await pause(600)
    await stopRecording(popup)
    const dump = await readDatabase(popup)
    await popup.close()
    return [page, findSessions(dump, tabId)[0]!]
  }

  it('sockets are told when they open, close and fail, and the page notices nothing', async () => {
    const [page, { events }] = await record('/numbers.html', async (page) => {
      const seen = await page.evaluate(async () => {
        const heard: string[] = []
        class Own extends WebSocket {
          own = 1
        }
        const socket = new Own(`ws://${location.host}/socket?of=fern`)
        const until = (name: string, one: WebSocket) =>
          new Promise((resolve) => {
            one.addEventListener(name, resolve, { once: true })
          })
        await until('open', socket)
        const closed = until('close', socket)
        socket.close()
        await closed
        const failed = new WebSocket(`ws://${location.host}/none`)
        failed.addEventListener('error', () => heard.push('error'))
        await until('close', failed)
        const plain = new WebSocket('/socket', ['soap'])
        plain.close()
        let thrown = ''
        try {
          ;(WebSocket as unknown as (url: string) => unknown)('ws://x')
        } catch (error) {
          thrown = (error as Error).name
        }
        try {
          const bad = new WebSocket('not:an:address')
          heard.push(bad.url)
        } catch (error) {
          thrown += (error as Error).name
        }
        return {
          heard,
          thrown,
          isOwn: socket instanceof Own && socket instanceof WebSocket && socket.own === 1 && socket.constructor === Own,
          isPlain: plain instanceof WebSocket && plain.constructor === WebSocket,
          isNamed: WebSocket.name === 'WebSocket' && WebSocket.length === 1 && WebSocket.OPEN === 1,
          isSame: WebSocket.prototype.constructor === WebSocket && Object.getPrototypeOf(Own) === WebSocket,
          names: Object.getOwnPropertyNames(WebSocket).join(' '),
        }
      })
      expect(seen).toMatchObject({ heard: ['error'], thrown: 'TypeErrorSyntaxError', isOwn: true, isPlain: true })
      expect(seen).toMatchObject({ isNamed: true, isSame: true })
    })
    const host = new URL(given.site.origin).host
    const sockets = events.filter(({ label }) => label.includes('ws://')).map(({ label, status }) => [label, status])
    expect(sockets.slice(0, 3)).toEqual([
      [`OPEN ws://${host}/socket?of=******`, 101],
      [`CLOSE ws://${host}/socket?of=******`, 1000],
      [`OPEN ws://${host}/none`, 0],
    ])
    const isNative = await page.evaluate(
      () =>
        Function.prototype.toString.call(WebSocket).includes('function WebSocket()') &&
        WebSocket.prototype.constructor === WebSocket,
    )
    expect(isNative).toBe(true)
    await page.close()
  })

  it('files it gives are told by their name, also where the link is not in the page', async () => {
    const [page, { events }] = await record('/numbers.html', async (page) => {
      await page.evaluate(() => {
        const link = (href: string, download: string, text = 'Get') =>
          Object.assign(document.createElement('a'), { href, download, textContent: text })
        const file = URL.createObjectURL(new Blob(['file']))
        // Above what the page goes on adding to: a link that moves is not where the pointer goes.
        document.body.prepend(Object.assign(link('/images/leaf.svg?of=fern', ''), { id: 'plain' }))
        link(file, 'of jane@example.test.csv').click()
        link(file, 'saved.txt').dispatchEvent(new MouseEvent('click'))
        const stopped = link(file, 'stopped.txt')
        stopped.addEventListener('click', (event) => event.preventDefault())
        document.body.append(stopped)
        stopped.click()
        const marked = link('data:text/plain,file', 'private.txt')
        const around = Object.assign(document.createElement('p'), { className: 'ph-mask' })
        around.append(marked)
        document.body.append(around)
        marked.click()
      })
      await page.click('#plain')
      await pause(300)
    })
    const files = events.filter(({ kind }) => kind === 'download').map(({ label, detail }) => [label, detail])
    expect(files).toEqual([
      ['of *********************', ''],
      ['saved.txt', ''],
      ['******', ''],
      ['leaf.svg', `${given.site.origin}/images/leaf.svg?of=******`],
    ])
    const own = await page.evaluate(() => Object.getOwnPropertyNames(HTMLAnchorElement.prototype))
    expect(own.filter((name) => name === 'click' || name === 'dispatchEvent')).toEqual([])
    await page.close()
  })

  it('how it felt is told once, when it is left', async () => {
    const [page, { events }] = await record('/product.html', async (page) => {
      await page.evaluate(() => {
        const box = document.createElement('div')
        box.style.height = '300px'
        setTimeout(() => document.body.prepend(box), 700)
      })
      await pause(1_000)
      await page.click('h1')
      await page.evaluate(() => {
        document.addEventListener('pointerdown', () => {
          const until = performance.now() + 120
          while (performance.now() < until);
        })
      })
      await page.click('h1')
      await pause(500)
      await page.goto(`${given.site.origin}/empty.html`)
    })
    const felt = events.filter(({ kind, url }) => kind === 'web vital' && url.includes('/product.html'))
    expect(felt.map(({ label }) => label)).toEqual(['LCP', 'CLS', 'INP'])
    const [lcp, cls, inp] = felt.map(({ value }) => value!) as [number, number, number]
    expect(lcp).toBeGreaterThan(0)
    expect(cls).toBeGreaterThan(0)
    expect(inp).toBeGreaterThanOrEqual(104)
    await page.close()
  })

  it('what it loaded is told without events, and listed among its requests', async () => {
    const [page, { rrwebEvents, events }] = await record('/product.html', async (page) => {
      await page.evaluate(() => fetch('/parts/header.html').then((found) => found.text()))
      await pause(1_200)
    })
    const list = rrwebEvents.flatMap((event) => {
      const { payload } = event.data as { payload?: { kind?: string; list?: Resource[] } }
      return payload?.kind === 'resources' ? payload.list! : []
    })
    const style = list.find(({ url }) => url.endsWith('/styles/shop.css'))!
    expect(style).toMatchObject({ initiator: 'link', status: 200 })
    expect(style.bodyBytes).toBeGreaterThan(100)
    expect(list.filter(({ url }) => url.includes('header.html'))).toEqual([])
    expect(events.filter(({ label }) => label.includes('shop.css'))).toEqual([])
    expect(rrwebEvents).toContainEqual(
      expect.objectContaining({
        data: expect.objectContaining({
          payload: expect.objectContaining({ type: 'document', bytes: expect.any(Number) as number }) as object,
        }) as object,
      }),
    )
    await page.close()

    const dashboard = await openNewestSession(given.extension)
    await press(dashboard, 'tab', await readTabName(dashboard, 'Network'))
    // Only rows in view are there.
    await fill(dashboard, 'searchbox', 'Search in Network', 'shop.css')
    const row = await dashboard.waitForSelector('.network-name::-p-text(shop.css)')
    expect(await row!.evaluate((element) => element.closest('button')!.title)).toContain('link')
    await dashboard.close()
  })
})

/** With the count that stands beside it. */
function readTabName(dashboard: Page, name: string): Promise<string> {
  return dashboard.$$eval(
    '.inspector-tab',
    (tabs, wanted) => tabs.find((tab) => tab.textContent.startsWith(wanted))!.textContent,
    name,
  )
}
