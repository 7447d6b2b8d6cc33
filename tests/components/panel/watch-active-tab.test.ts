import { effect } from '@preact/signals'
import { expect, test } from 'vitest'

import { watchActiveTab, type ActiveTabsApi } from '@/components/panel/watch-active-tab'

function createTabs() {
  const heard = new Set<() => void>()
  const event = {
    addListener: (listener: () => void) => void heard.add(listener),
    removeListener: (listener: () => void) => void heard.delete(listener),
  }
  const given = { id: 1 }
  const tabs = { query: async () => [{ id: given.id }], onActivated: event, onReplaced: event }
  return { tabs: tabs as unknown as ActiveTabsApi, given, heard }
}

test('the tab in front is followed while somebody looks, and only then', async () => {
  const { tabs, given, heard } = createTabs()
  const seen: (number | undefined)[] = []
  const active = watchActiveTab(tabs)
  const stop = effect(() => void seen.push(active.value))
  await expect.poll(() => seen).toEqual([undefined, 1])
  given.id = 2
  for (const tell of heard) tell()
  await expect.poll(() => seen).toEqual([undefined, 1, 2])
  stop()
  await expect.poll(() => heard.size).toBe(0)
})
