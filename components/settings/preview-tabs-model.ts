import { createModel, signal } from '@preact/signals'
import type { Browser } from 'wxt/browser'

import { askOrTell, type Ask } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import { describeRefusal } from '@/components/popup/describe-refusal'
import { decideRefusal } from '@/lib/recording/decide-recordable'

export interface PreviewTab {
  tabId: number
  title: string
  host: string
}

export interface PreviewTabsGivens {
  /** All tabs; the address is there where it may be known. */
  listTabs: () => Promise<Browser.tabs.Tab[]>
  /** Brings a tab to front. */
  showTab: (tabId: number) => Promise<unknown>
  ask: Ask
  toasts: Toasts
}

/** Open tabs in which masking can be previewed. `null` while nobody asked for them. */
export const PreviewTabsModel = createModel(({ listTabs, showTab, ask, toasts }: PreviewTabsGivens) => {
  const tabs = signal<PreviewTab[] | null>(null)
  const tell = (text: string) => void toasts.show({ text })

  const close = () => {
    tabs.value = null
  }
  const open = async () => {
    const all = (await askOrTell(listTabs(), tell)) ?? []
    tabs.value = all
      .filter(({ id, url }) => id !== undefined && decideRefusal(url) === null)
      .toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))
      .map(({ id, url, title }) => ({ tabId: id!, title: title || url!, host: new URL(url!).host }))
  }
  const toggle = () => (tabs.peek() ? Promise.resolve(close()) : open())

  const preview = async (tabId: number) => {
    const outcome = await askOrTell(ask('startPreview', { tabId }), tell)
    if (outcome?.ok === false) {
      const { why, whatToDo } = describeRefusal(outcome.reason)
      tell(`${why} ${whatToDo}`)
    }
    if (!outcome?.ok) return
    close()
    await askOrTell(showTab(tabId), tell)
  }

  return { tabs, toggle, preview }
})

export type PreviewTabs = InstanceType<typeof PreviewTabsModel>
