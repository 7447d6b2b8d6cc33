import { signal } from '@preact/signals'
import { expect, test } from 'vitest'

import { ClicksModel } from '@/components/insights/clicks-model'
import type { ClicksAnswer } from '@/lib/insights/answer-clicks'
import { CLICKS } from '@/lib/insights/check-clicks'
import { writeInsight } from '@/lib/insights/insight-address'

const settle = () => new Promise((resolve) => setTimeout(resolve))
const NONE = { value: 0, selection: [] }
const ANSWER: ClicksAnswer = {
  page: '/cart',
  pages: [],
  all: { click: NONE, 'rage click': NONE, 'dead click': NONE, 'error click': NONE },
  elements: [],
  visits: [],
}

function createClicks() {
  const asked: string[] = []
  const address = signal('')
  const version = signal(0)
  const clicks = new ClicksModel({
    address,
    go: (next) => void (address.value = next),
    version,
    readSessions: async () => [],
    async clicks({ page }) {
      asked.push(page)
      return { ...ANSWER, page }
    },
  })
  clicks.answer.subscribe(() => undefined)
  return { clicks, asked, version, address }
}

test('what was stopped is not asked again, until it goes on', async () => {
  const { clicks, asked, version } = createClicks()
  clicks.stop()
  version.value += 1
  await settle()
  expect([asked, clicks.isStopped.value]).toEqual([[''], true])
  clicks.goOn()
  await settle()
  expect([asked, clicks.isStopped.value, clicks.answer.value.state]).toEqual([['', ''], false, 'ready'])
})

test('what was stopped does not stop another question', async () => {
  const { clicks, asked } = createClicks()
  clicks.stop()
  clicks.put({ page: '/cart' })
  await settle()
  expect([asked, clicks.answer.value]).toEqual([['', '/cart'], { state: 'ready', value: { ...ANSWER, page: '/cart' } }])
})

test('its address says what is asked, and a list of another question is closed', async () => {
  const { clicks, address } = createClicks()
  await settle()
  clicks.open({ element: undefined, kind: 'click' })
  expect(clicks.opened.value?.title).toBe('Clicks on ')
  clicks.put({ kind: 'dead click' })
  expect([clicks.opened.value, address.value]).toEqual([
    undefined,
    writeInsight(CLICKS, { ...CLICKS.fresh, kind: 'dead click' }),
  ])
})
