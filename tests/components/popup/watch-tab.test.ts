import { effect } from '@preact/signals'
import { expect, test, vi } from 'vitest'

import { watchTab, type TabsApi, type TabView } from '@/components/popup/watch-tab'

const readNoType = () => Promise.resolve(undefined)

function createTabs(tabs: Map<number, { url: string; title: string }>) {
  const createEvent = () => {
    const listeners = new Set<(tabId: number) => void>()
    return {
      fire: (tabId: number) => listeners.forEach((listener) => listener(tabId)),
      count: () => listeners.size,
      addListener: (listener: (tabId: number) => void) => listeners.add(listener),
      removeListener: (listener: (tabId: number) => void) => listeners.delete(listener),
    }
  }
  const [onUpdated, onRemoved] = [createEvent(), createEvent()]
  const get = async (tabId: number) => tabs.get(tabId) ?? Promise.reject(new Error(`No tab with id: ${tabId}.`))
  return { api: { get, onUpdated, onRemoved } as unknown as TabsApi, onUpdated, onRemoved }
}

test('a tab is followed while somebody looks', async () => {
  const tabs = new Map([[7, { url: 'https://a.test/', title: 'A' }]])
  const { api, onUpdated, onRemoved } = createTabs(tabs)
  const tab = watchTab(api, 7, readNoType)
  const seen: TabView[] = []
  const stop = effect(() => void seen.push(tab.value))
  await vi.waitFor(() => expect(seen).toHaveLength(2))

  tabs.set(7, { url: 'https://b.test/', title: 'B' })
  onUpdated.fire(8)
  onUpdated.fire(7)
  await vi.waitFor(() => expect(seen).toHaveLength(3))
  onRemoved.fire(7)
  stop()

  expect(seen.map((view) => (view.state === 'open' ? view.url : view.state))).toEqual([
    'loading',
    'https://a.test/',
    'https://b.test/',
    'gone',
  ])
  expect([onUpdated.count(), onRemoved.count()]).toEqual([0, 0])
})

test('a tab that does not exist is gone', async () => {
  const tab = watchTab(createTabs(new Map()).api, 7, readNoType)
  const stop = effect(() => void tab.value)
  await vi.waitFor(() => expect(tab.peek()).toEqual({ state: 'gone' }))
  stop()
})
