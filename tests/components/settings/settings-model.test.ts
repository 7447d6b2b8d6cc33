import { signal } from '@preact/signals'
import { beforeEach, expect, test, vi } from 'vitest'

import { ToastsModel } from '@/components/parts/toasts-model'
import type { QueryState } from '@/components/parts/query-state'
import type { PermissionsApi } from '@/components/popup/access-model'
import { SettingsModel } from '@/components/settings/settings-model'
import { DEFAULT_SETTINGS, type Settings, type SiteRule } from '@/lib/model/settings'

import { createAsk } from '../create-ask'

// What went wrong is also logged; here it goes wrong on purpose.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))

const shop: SiteRule = { pattern: 'shop.test', action: 'always' }
const pay: SiteRule = { pattern: 'pay.test', action: 'never' }
const SHOP_ORIGINS = ['http://shop.test/*', 'https://shop.test/*']

function open(sites: SiteRule[] = [], answer: boolean | Error = true) {
  const { ask, asked } = createAsk()
  const query = signal<QueryState<Settings>>({ state: 'ready', value: { ...DEFAULT_SETTINGS, sites } })
  const given = new Set<string>()
  const listeners = new Set<() => void>()
  const event = {
    addListener: (one: () => void) => listeners.add(one),
    removeListener: (one: () => void) => listeners.delete(one),
  }
  const request = vi.fn<(asked: { origins: string[] }) => Promise<boolean>>(async ({ origins }) => {
    if (answer instanceof Error) throw answer
    if (answer) for (const origin of origins) given.add(origin)
    listeners.forEach((listener) => listener())
    return answer
  })
  const contains = async ({ origins }: { origins: string[] }) => origins.every((origin) => given.has(origin))
  const permissions = { contains, request, onAdded: event, onRemoved: event } as unknown as PermissionsApi
  const toasts = new ToastsModel()
  const model = new SettingsModel({ query, permissions, ask, toasts })
  /** The background's part: what was saved is what is read next. */
  const readSaved = () => asked.map(([, data]) => (data as { settings: Settings }).settings)
  const follow = () => {
    query.value = { state: 'ready', value: readSaved().at(-1)! }
  }
  return { model, readSaved, follow, request, toasts, listeners }
}

test('a rule that records asks for its site in the click itself, and is stored once it has it', async () => {
  const { model, request, readSaved } = open([pay])
  const putting = model.putRule({ pattern: ' https://Shop.test/ ', action: 'always' })
  expect(request).toHaveBeenCalledExactlyOnceWith({ origins: SHOP_ORIGINS })
  expect(await putting).toBeNull()
  expect(readSaved()).toEqual([{ ...DEFAULT_SETTINGS, sites: [pay, shop] }])
})

test.each([false, new Error('no gesture')])(
  'without the access (%s) nothing is changed, and it says so',
  async (answer) => {
    const { model, readSaved } = open([], answer)
    expect(await model.putRule(shop)).toContain('Nothing was changed')
    expect(readSaved()).toEqual([])
  },
)

test('to record never needs no access', async () => {
  const { model, request, readSaved } = open()
  expect(await model.putRule(pay)).toBeNull()
  expect(request).not.toHaveBeenCalled()
  expect(readSaved()[0]?.sites).toEqual([pay])
})

test('what is no site, or has a rule, is refused before anybody is asked', async () => {
  const { model, request, readSaved } = open([shop])
  expect(await model.putRule({ pattern: 'two words', action: 'always' })).toContain('is no site')
  expect(await model.putRule({ pattern: 'SHOP.test', action: 'rolling' })).toContain('already')
  expect([request.mock.calls.length, readSaved()]).toEqual([0, []])
})

test('a rule that is changed stays in its place', async () => {
  const { model, readSaved } = open([shop, pay])
  const changed: SiteRule = { pattern: 'shop.test', action: 'rolling' }
  expect(await model.putRule(changed, shop)).toBeNull()
  expect(readSaved()[0]?.sites).toEqual([changed, pay])
})

test('a rule that was removed comes back to its place by Undo', async () => {
  const { model, readSaved, follow, toasts } = open([shop, pay])
  await model.removeRule(shop)
  follow()
  expect(model.rules.value).toEqual([pay])
  expect(toasts.runLatestAction()).toBe(true)
  expect(readSaved().at(-1)?.sites).toEqual([shop, pay])
})

test('Undo does not bring a rule back beside one that was written again', async () => {
  const { model, readSaved, follow, toasts } = open([shop])
  await model.removeRule(shop)
  follow()
  await model.putRule({ ...shop, action: 'never' })
  follow()
  toasts.runLatestAction()
  expect(readSaved().at(-1)?.sites).toEqual([{ ...shop, action: 'never' }])
})

test('a rule without access is told until it has it', async () => {
  const { model, readSaved } = open([shop, pay])
  await vi.waitFor(() => expect([...model.blocked.value]).toEqual(['shop.test']))
  await model.allow(shop)
  await vi.waitFor(() => expect(model.blocked.value.size).toBe(0))
  // Stored again: tabs of the site that are open are recorded from now on.
  expect(readSaved()).toHaveLength(1)
})

test('a model that is gone listens to nothing', () => {
  const { model, listeners } = open([shop])
  model[Symbol.dispose]()
  expect(listeners.size).toBe(0)
})

test.each([1, 31, 2.5, Number.NaN])('%s minutes of memory are refused with a sentence', async (minutes) => {
  const { model, readSaved } = open()
  expect(await model.setRollingMinutes(minutes)).toContain('from 2 to 30')
  expect(readSaved()).toEqual([])
})

test('minutes of memory from 2 to 30 are stored', async () => {
  const { model, readSaved } = open()
  expect([await model.setRollingMinutes(2), await model.setRollingMinutes(30)]).toEqual([null, null])
  expect(readSaved().map(({ rollingMinutes }) => rollingMinutes)).toEqual([2, 30])
})

test('the engine that writes pages down is ours until another is chosen', async () => {
  const { model, readSaved, follow } = open([shop])
  expect(model.settings.value.engine).toBe('own')
  await model.setEngine('rrweb')
  follow()
  await model.setEngine('own')
  expect(readSaved().map(({ engine }) => engine)).toEqual(['rrweb', 'own'])
})

test('headers and bodies of requests are asked for one by one, and stored at once', async () => {
  const { model, readSaved, follow } = open([shop])
  await model.setKeepsHeaders(true)
  follow()
  await model.setKeepsBodies(true)
  follow()
  await model.setKeepsHeaders(false)
  expect(readSaved()).toEqual([
    { ...DEFAULT_SETTINGS, sites: [shop], keepsHeaders: true },
    { ...DEFAULT_SETTINGS, sites: [shop], keepsHeaders: true, keepsBodies: true },
    { ...DEFAULT_SETTINGS, sites: [shop], keepsBodies: true },
  ])
})
