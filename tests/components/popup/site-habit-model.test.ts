import { computed, signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'

import { SiteHabitModel } from '@/components/popup/site-habit-model'
import { DEFAULT_SETTINGS, type Settings, type SiteRule } from '@/lib/model/settings'

import { createAsk } from '../create-ask'

interface Given {
  url?: string
  sites?: SiteRule[]
  isGranted?: boolean
}

function openHabit({ url = 'https://shop.test:3000/cart', sites = [], isGranted = true }: Given = {}) {
  const { ask, asked } = createAsk()
  const settings = signal<Settings>({ ...DEFAULT_SETTINGS, sites })
  const request = vi.fn<(origins: string[]) => Promise<boolean>>(async () => isGranted)
  const told: (string | null)[] = []
  const model = new SiteHabitModel({
    settings,
    url: computed(() => url),
    access: { request },
    ask,
    tell: (text) => void told.push(text),
  })
  const readSaved = () => asked.map(([, given]) => (given as { settings: Settings }).settings.sites)
  return { model, request, readSaved, told }
}

const always: SiteRule = { pattern: 'shop.test:3000', action: 'always' }

test('a rule is stored and its access asked for in the click itself: the prompt may close the popup', async () => {
  const { model, request, readSaved } = openHabit()
  const choosing = model.choose('always')
  // Nothing was awaited yet: the click still counts.
  expect(readSaved()).toEqual([[always]])
  expect(request).toHaveBeenCalledExactlyOnceWith(['http://shop.test/*', 'https://shop.test/*'])
  await choosing
  expect(readSaved()).toHaveLength(1)
})

test('an access that is not given takes the rule back and says so', async () => {
  const { model, readSaved, told } = openHabit({ isGranted: false })
  await model.choose('rolling')
  expect(readSaved()).toEqual([[{ ...always, action: 'rolling' }], []])
  expect(told.at(-1)).toContain('Nothing was changed')
})

test('manual is to have no rule, and needs no access', async () => {
  const other: SiteRule = { pattern: 'other.test', action: 'never' }
  const { model, request, readSaved } = openHabit({ sites: [always, other] })
  expect(model.habit.value).toBe('always')
  await model.choose('manual')
  expect(readSaved()).toEqual([[other]])
  expect(request).not.toHaveBeenCalled()
})

test('choosing what is so already does nothing', async () => {
  const { model, readSaved } = openHabit({ sites: [always] })
  await model.choose('always')
  expect(readSaved()).toEqual([])
})

test('a rule for more than this site is not changed from here', async () => {
  const { model, readSaved } = openHabit({
    url: 'https://a.shop.test/',
    sites: [{ pattern: '*.shop.test', action: 'always' }],
  })
  expect([model.habit.value, model.isDecidedElsewhere.value]).toEqual(['always', true])
  await model.choose('manual')
  expect(readSaved()).toEqual([])
})

test.each(['chrome://settings', 'http://[::1]:80/', 'nothing'])('%s has no site to make a rule for', (url) => {
  expect(openHabit({ url }).model.site.value).toBeUndefined()
})
