import { signal, type ReadonlySignal } from '@preact/signals'
import type { Browser } from 'wxt/browser'

/** `url` is known only where the person or a host permission let us see it. */
export type TabView =
  | { state: 'loading' }
  | { state: 'gone' }
  | { state: 'open'; url: string | undefined; title: string }

export type TabsApi = Pick<typeof Browser.tabs, 'get' | 'onUpdated' | 'onRemoved'>

/** A tab as a signal, followed while somebody looks. */
export function watchTab(tabs: TabsApi, tabId: number): ReadonlySignal<TabView> {
  const read = async () => {
    tab.value = await tabs.get(tabId).then(
      ({ url, title }) => ({ state: 'open', url, title: title ?? '' }),
      () => ({ state: 'gone' }),
    )
  }
  const update = (updatedId: number) => void (updatedId === tabId && read())
  const remove = (removedId: number) => void (removedId === tabId && (tab.value = { state: 'gone' }))
  const tab = signal<TabView>(
    { state: 'loading' },
    {
      watched() {
        tabs.onUpdated.addListener(update)
        tabs.onRemoved.addListener(remove)
        void read()
      },
      unwatched() {
        tabs.onUpdated.removeListener(update)
        tabs.onRemoved.removeListener(remove)
      },
    },
  )
  return tab
}
