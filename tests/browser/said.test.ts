import { setTimeout as pause } from 'node:timers/promises'

import { describe, expect, it } from 'vitest'

import { find, press, startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** What a page says of itself while it is recorded, and that it notices nothing of being heard. */
describe('a recorded page', { timeout: 60_000 }, () => {
  const given = useExtension()

  it('is heard by the lines of its console, its errors and its requests, as events of their moment', async () => {
    const page = await given.extension.browser.newPage()
    const shown: string[] = []
    page.on('dialog', (dialog) => void dialog.dismiss())
    page.on('console', (message) => shown.push(message.text()))
    await page.goto(`${given.site.origin}/empty.html`)
    const popup = await startRecording(given.extension, page)
    await page.goto(`${given.site.origin}/numbers.html`)
    await waitForDatabase(popup, ({ pages }) => pages.some((row) => row.hasSnapshot && row.url.includes('numbers')))
    const noticed = await page.evaluate(async () => {
      const unhandled: string[] = []
      addEventListener('unhandledrejection', (event) => unhandled.push((event.reason as Error).name))
      confirm('sell the last one?')
      document
        .querySelector('#log')!
        .insertAdjacentHTML('beforebegin', '<p role="status">sold <input value="typed"></p>')
      console.warn('stock of %s is %d', 'fern', 3)
      const traced = document.createElement('script')
      traced.text = 'function findStock() { console.trace("traced") }; findStock()\n//# sourceURL=/stock.js?of=fern'
      document.head.append(traced)
      for (let turn = 0; turn < 5; turn++) console.log('tick')
      console.error(new Error('no stock'))
      // Of what a debugger runs the browser tells no page.
      const script = document.createElement('script')
      script.text = "setTimeout(() => { throw new Error('thrown') }); Promise.reject(new Error('rejected'))"
      document.head.append(script)
      const found = await fetch('/parts/header.html')
      const text = await found.text()
      await fetch('/status/500?token=abc')
      void fetch('http://127.0.0.1:1/')
      const request = new XMLHttpRequest()
      request.open('post', '/status/404')
      await new Promise((resolve) => {
        request.addEventListener('load', resolve)
        request.send()
      })
      navigator.sendBeacon('/ping', 'body')
      const picture = new Image()
      picture.src = '/no-such-picture.png'
      await new Promise((resolve) => {
        setTimeout(resolve, 500)
      })
      return { unhandled, isText: text.length > 0, status: request.status }
    })
    expect(noticed).toEqual({ unhandled: ['Error', 'TypeError'], isText: true, status: 405 })
    expect(shown).toEqual(expect.arrayContaining(['stock of %s is %d fern 3', 'tick']))
    await page.click('#field')
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'a secret')
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true })
      document.querySelector('#field')!.dispatchEvent(paste)
    })
    await pause(1_500)
    await stopRecording(popup)

    const { events, sessions } = await readDatabase(popup)
    const session = sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0]!
    const told = events
      .filter(({ sessionId }) => sessionId === session.id)
      .map(({ kind, label, level, status, count, detail }) => {
        return { kind, label, level, status, count, detail }
      })
    const { origin } = given.site
    const expected = [
      { kind: 'dialog', label: 'sell the last one?', detail: 'confirm, dismissed' },
      { kind: 'alert', label: 'sold' },
      { kind: 'paste', label: expect.stringContaining('Field') as string },
      { kind: 'console', level: 'warn', label: 'stock of fern is 3' },
      { kind: 'console', level: 'error', label: 'Error: no stock' },
      { kind: 'console', level: 'log', label: 'traced', detail: expect.stringMatching(/^at findStock \(/) as string },
      { kind: 'error', label: 'Uncaught Error: thrown' },
      { kind: 'error', label: 'Unhandled rejection: Error: rejected' },
      { kind: 'request', label: `GET ${origin}/parts/header.html`, status: 200 },
      { kind: 'request', label: `GET ${origin}/status/500?token=******`, status: 500 },
      { kind: 'request', label: 'GET http://127.0.0.1:1/', status: 0 },
      { kind: 'request', label: `POST ${origin}/status/404`, status: 405 },
      { kind: 'request', label: `POST ${origin}/ping` },
      { kind: 'request', label: `GET ${origin}/no-such-picture.png`, status: 404 },
      { kind: 'request', label: `GET ${origin}/numbers.html`, status: 200 },
    ]
    expect(told).toEqual(expect.arrayContaining(expected.map((event): unknown => expect.objectContaining(event))))
    const ticks = told.filter(({ label }) => label === 'tick').reduce((sum, { count }) => sum + count!, 0)
    expect(ticks).toBe(5)
    expect(session.errorCount).toBe(told.filter(({ kind }) => kind === 'error').length)
  })

  it('gets what its own wrappers give, whatever that is', async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/empty.html`)
    await page.evaluate(() => {
      const given = {
        plain: 'no promise',
        own: Object.assign(Promise.resolve('text'), { abort: () => 'aborted' }),
        odd: Promise.resolve({ ok: true }),
        none: Promise.resolve(undefined),
      }
      Object.assign(globalThis, { given, fetch: (name: keyof typeof given) => given[name] })
    })
    const popup = await startRecording(given.extension, page)
    const got = await page.evaluate(async () => {
      const unhandled: unknown[] = []
      addEventListener('error', (event) => unhandled.push(event.message))
      const { own } = (globalThis as unknown as { given: { own: unknown } }).given
      const call = fetch as unknown as (name: string) => unknown
      const isOwn = call('own') === own
      dispatchEvent(new Event('error'))
      const odd = JSON.stringify(await call('odd'))
      return [call('plain'), isOwn, odd, String(await call('none')), unhandled.length]
    })
    expect(got).toEqual(['no promise', true, '{"ok":true}', 'undefined', 1])
    await stopRecording(popup)
    await page.close()
  })

  it('is told of once, and of nothing while nothing is recorded, however often its recorder begins', async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/empty.html`)
    const popup = await startRecording(given.extension, page)
    await page.goto(`${given.site.origin}/numbers.html`)
    await waitForDatabase(popup, ({ pages }) => pages.some((row) => row.hasSnapshot && row.url.includes('numbers')))
    const load = (name: string) =>
      page.evaluate(async (src) => {
        const picture = new Image()
        await new Promise((resolve) => {
          picture.addEventListener('error', resolve)
          picture.src = src
        })
      }, name)
    await load('/no-such-first.png')
    await page.evaluate(() => {
      for (let turn = 0; turn < 300; turn += 1) dispatchEvent(new ErrorEvent('error', { message: `error ${turn}` }))
      setTimeout(() => void fetch('/status/500?late'), 0)
      const region = document.createElement('p')
      region.setAttribute('aria-live', 'polite')
      document.body.append(region)
      let turn = 0
      setInterval(() => (region.textContent = `at ${(turn += 1)}`), 16)
    })
    await pause(2_500)
    await popup.bringToFront()
    await press(popup, 'button', 'Pause')
    await find(popup, 'button', 'Resume')
    await load('/no-such-hidden.png')
    await pause(300)
    await press(popup, 'button', 'Resume')
    await find(popup, 'button', 'Pause')
    await page.bringToFront()
    await pause(500)
    await load('/no-such-last.png')
    await pause(700)
    await stopRecording(popup)

    const { events, sessions } = await readDatabase(popup)
    const session = sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0]!
    const told = events.filter(({ sessionId }) => sessionId === session.id)
    const requests = told.filter(({ kind }) => kind === 'request').map(({ label }) => new URL(label.slice(4)).pathname)
    const wanted = requests.filter((path) => /numbers|no-such/.test(path))
    expect(wanted.toSorted()).toEqual(['/no-such-first.png', '/no-such-last.png', '/numbers.html'])
    expect(told.filter(({ kind }) => kind === 'error').length).toBeLessThanOrEqual(100)
    expect(told.map(({ label }) => label)).toContainEqual(expect.stringMatching(/^2\d\d more errors in this second$/))
    // One a second, and one more each time the recorder begins; changes come every 16 ms.
    const seconds = (session.endedAt - session.startedAt) / 1_000
    expect(told.filter(({ kind }) => kind === 'alert').length).toBeLessThanOrEqual(Math.ceil(seconds) + 2)
    const first = told.find(({ label }) => label.includes('no-such-first'))!
    expect(first.at).toBeLessThan(told.find(({ kind }) => kind === 'error')!.at + 1)
    await page.close()
  })
})
