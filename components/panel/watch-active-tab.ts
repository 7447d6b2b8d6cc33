import { signal, type ReadonlySignal } from '@preact/signals'
import type { Browser } from 'wxt/browser'

export type ActiveTabsApi = Pick<typeof Browser.tabs, 'query' | 'onActivated' | 'onReplaced'>

/** The tab in front in the window this page is shown in; `undefined` until it is known. */
export function watchActiveTab(tabs: ActiveTabsApi): ReadonlySignal<number | undefined> {
  let latest = 0
  const read = async () => {
    latest += 1
    const turn = latest
    const [tab] = await tabs.query({ active: true, currentWindow: true })
    if (turn === latest) active.value = tab?.id
  }
  // Of which window it is told stands in the event, but not in which window we are: the browser knows both.
  const reread = () => void read().catch(console.error)
  const active = signal<number | undefined>(undefined, {
    watched() {
      tabs.onActivated.addListener(reread)
      tabs.onReplaced.addListener(reread)
      reread()
    },
    unwatched() {
      tabs.onActivated.removeListener(reread)
      tabs.onReplaced.removeListener(reread)
    },
  })
  return active
}
