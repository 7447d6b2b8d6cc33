import { signal, type ReadonlySignal } from '@preact/signals'
import type { Browser } from 'wxt/browser'

/** `url` is known only where the person or a host permission let us see it. */
export type TabView =
  | { state: 'loading' }
  | { state: 'gone' }
  | { state: 'open'; url: string | undefined; title: string; isPdf?: boolean }

export type TabsApi = Pick<typeof Browser.tabs, 'get' | 'onUpdated' | 'onRemoved'>

/** What the page says it is, where we may ask; nothing where not. */
export type ReadType = (tabId: number) => Promise<string | undefined>

/** A tab as a signal, followed while somebody looks. */
export function watchTab(tabs: TabsApi, tabId: number, readType: ReadType): ReadonlySignal<TabView> {
  const read = async () => {
    const [view, type] = await Promise.all([
      tabs.get(tabId).then(
        ({ url, title }): TabView => ({ state: 'open', url, title: title ?? '' }),
        (): TabView => ({ state: 'gone' }),
      ),
      readType(tabId),
    ])
    tab.value = view.state === 'open' && type === 'application/pdf' ? { ...view, isPdf: true } : view
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
