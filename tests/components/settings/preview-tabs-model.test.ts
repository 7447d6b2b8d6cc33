import type { Browser } from 'wxt/browser'
import { describe, expect, it, vi } from 'vitest'

import { ToastsModel } from '@/components/parts/toasts-model'
import { PreviewTabsModel } from '@/components/settings/preview-tabs-model'

import { createAsk } from '../create-ask'

const TABS = [
  { id: 1, url: 'https://shop.test/a', title: 'Shop', lastAccessed: 1 },
  { id: 2, url: 'chrome://settings/', title: 'Settings', lastAccessed: 5 },
  { id: 3, title: 'A site that is not allowed' },
  { id: 4, url: 'https://bank.test:8080/', title: '', lastAccessed: 3 },
] as Browser.tabs.Tab[]

function open(answer: unknown = { ok: true }) {
  const { ask, asked } = createAsk({ startPreview: answer })
  const showTab = vi.fn<(tabId: number) => Promise<unknown>>(async () => undefined)
  const toasts = new ToastsModel()
  const previews = new PreviewTabsModel({ listTabs: async () => TABS, showTab, ask, toasts })
  return { previews, asked, showTab, readNotice: () => toasts.toasts.value.at(-1)?.text }
}

describe('open tabs to preview', () => {
  it('are those of websites that may be seen, the last one used first', async () => {
    const { previews } = open()
    await previews.toggle()
    expect(previews.tabs.value).toEqual([
      { tabId: 4, title: 'https://bank.test:8080/', host: 'bank.test:8080' },
      { tabId: 1, title: 'Shop', host: 'shop.test' },
    ])
    await previews.toggle()
    expect(previews.tabs.value).toBeNull()
  })

  it('come to front with the preview in them', async () => {
    const { previews, asked, showTab } = open()
    await previews.toggle()
    await previews.preview(1)
    expect(asked).toEqual([['startPreview', { tabId: 1 }]])
    expect(showTab).toHaveBeenCalledExactlyOnceWith(1)
    expect(previews.tabs.value).toBeNull()
  })

  it('that are refused say why and stay where they are', async () => {
    const { previews, showTab, readNotice } = open({ ok: false, reason: 'tab is gone' })
    await previews.toggle()
    await previews.preview(1)
    expect(readNotice()).toContain('This tab is closed.')
    expect(showTab).not.toHaveBeenCalled()
    expect(previews.tabs.value).not.toBeNull()
  })
})
