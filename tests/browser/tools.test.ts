import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'
import { describe, expect, it } from 'vitest'

import type { Person } from '@/lib/model/library'

import { findSessions, type FoundSession } from './support/find-session.ts'
import { startRecording, stopRecording } from './support/person.ts'
import { readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

type Told = [label: string, properties: object]

const EARLY = { plan: 'pro', seats: 3, 'nested.step': 2 }
const BOUGHT = { 'items.0.id': 'fern', 'items.0.price': 12.5 }
const SIGNED_UP: Told = ['Signed up', EARLY]
const COMPANY: Told = ['user-1', { company: 'Fernside' }]
const PLAN: Told = ['user-1', { plan: 'pro' }]

/** What each page of `site/tools` calls while its library is still a stub, and after it has loaded. */
const TOOLS: Record<string, { custom: Told[]; identify: Told[]; properties: object }> = {
  gtag: {
    custom: [
      ['sign_up', { method: 'form', 'nested.step': 2 }],
      ['add_to_cart', { 'ecommerce.items.0.id': 'fern', 'ecommerce.items.0.price': 12.5 }],
      ['outer', {}],
      ['inner', {}],
      ['purchase', { value: 30, currency: 'EUR' }],
      ['refund', { value: 30 }],
    ],
    identify: [['user-1', {}], PLAN],
    properties: { plan: 'pro' },
  },
  segment: {
    custom: [['Loaded a Page', {}], SIGNED_UP, ['Viewed Docs Pricing Page', { currency: 'EUR' }], ['Bought', BOUGHT]],
    identify: [COMPANY, PLAN],
    properties: { company: 'Fernside', plan: 'pro' },
  },
  posthog: {
    custom: [SIGNED_UP, ['Bought', BOUGHT]],
    identify: [COMPANY, PLAN],
    properties: { company: 'Fernside', plan: 'pro' },
  },
  amplitude: {
    custom: [SIGNED_UP, ['Bought', BOUGHT], ['Refunded', { value: 30 }]],
    identify: [['user-1', {}], COMPANY, ['user-1', { plan: 'pro', first: 'today' }]],
    properties: { company: 'Fernside', plan: 'pro', first: 'today' },
  },
  mixpanel: {
    custom: [SIGNED_UP, ['Bought', BOUGHT]],
    identify: [['user-1', {}], COMPANY, PLAN],
    properties: { company: 'Fernside', plan: 'pro' },
  },
}

const GLOBALS = ['dataLayer', 'analytics', 'posthog', 'amplitude', 'mixpanel']

describe('events that a page sends an analytics tool', { timeout: 60_000 }, () => {
  const given = useExtension()

  async function record(path: string, use: (page: Page) => Promise<void>) {
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
    return { page, found: findSessions(dump, tabId)[0]!, people: dump['people'] as Person[] }
  }
  const list = ({ events }: FoundSession, kind: string) =>
    events.filter((event) => event.kind === kind).map(({ label, properties }) => [label, properties])

  it.each(Object.keys(TOOLS))('are events of the session, by %s, before it has loaded and after', async (name) => {
    const { page, found, people } = await record(`/tools/${name}.html`, async (page) => {
      await page.waitForFunction(() => (globalThis as unknown as { isLoaded(): boolean }).isLoaded())
      await page.evaluate(() => document.body.append('library'))
      await pause(200)
      await page.evaluate(() => (globalThis as unknown as { callLater(): void }).callLater())
      await page.evaluate(keepMethods, GLOBALS)
    })
    const { custom, identify, properties } = TOOLS[name]!
    expect(list(found, 'custom')).toEqual(custom)
    expect(list(found, 'identify')).toEqual(identify)
    expect(found.session).toMatchObject({ person: 'user-1', identifiedAs: 'user-1' })
    expect(people.find(({ id }) => id === 'user-1')).toMatchObject({ name: '', mergedInto: null, properties })
    const left = await page.evaluate(listKeptMethods)
    expect(left).toEqual([])
    await page.close()
  })

  it('are those it tells us by an event of its own, without a trace of a tool that is not there', async () => {
    const { page, found } = await record('/numbers.html', async (page) => {
      const names = await page.evaluate((globals) => {
        const tell = (detail: unknown) => dispatchEvent(new CustomEvent('afterimage', { detail }))
        tell({ name: 'Opened', properties: { where: { room: 'hall' }, at: new Date(0), none: null, run: () => 1 } })
        tell({ person: 7, properties: { plan: 'pro' } })
        tell({ identify: 'jane@example.test' })
        tell('nothing')
        tell(null)
        const own = Object.defineProperty({ fine: 1 }, 'asked', {
          enumerable: true,
          get: () => (document.title = 'asked'),
        })
        tell({ name: 'Looked', properties: own })
        return globals.filter((name) => name in globalThis)
      }, GLOBALS)
      expect(names).toEqual([])
    })
    expect(list(found, 'custom')).toEqual([
      ['Opened', { 'where.room': 'hall', at: '1970-01-01T00:00:00.000Z' }],
      ['Looked', { fine: 1 }],
    ])
    expect(list(found, 'identify')).toEqual([
      ['7', { plan: 'pro' }],
      [expect.stringMatching(/^person-[0-9a-f]{12}$/), {}],
    ])
    expect(found.session.person).toMatch(/^person-[0-9a-f]{12}$/)
    expect(await page.title()).not.toBe('asked')
    expect(found.session.device).toMatchObject({ browser: expect.stringMatching(/^\w+ \d+$/) as string, os: 'Linux' })
    expect(found.session.device.viewportWidth).toBe(await page.evaluate(() => innerWidth))
    await page.close()
  })
})

interface Kept {
  kept: { tool: Record<string, unknown>; name: string; method: unknown }[]
}

/** Methods of the tool there is, as they are while it is heard. Runs in the page. */
function keepMethods(globals: string[]): void {
  const scope = globalThis as unknown as Kept & Record<string, Record<string, unknown> | undefined>
  const tool = globals.map((name) => scope[name]).find(Boolean)!
  const names = ['push', 'track', 'capture', 'identify', 'setUserId'].filter((name) => typeof tool[name] === 'function')
  // Of a list only what was put over the list's own.
  const heard = Array.isArray(tool) ? [] : names
  scope.kept = heard.filter((name) => name !== 'push').map((name) => ({ tool, name, method: tool[name] }))
}

/** Those that are the same still. Runs in the page. */
function listKeptMethods(): string[] {
  const { kept } = globalThis as unknown as Kept
  return kept.filter(({ tool, name, method }) => tool[name] === method).map(({ name }) => name)
}
