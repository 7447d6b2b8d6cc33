import { render } from 'preact'
import { browser } from 'wxt/browser'

import { ThemeModel } from '@/components/parts/theme-model'
import { ToastsModel } from '@/components/parts/toasts-model'
import { watchShortcut } from '@/components/parts/watch-shortcut'
import { createPopup } from '@/components/popup/create-popup'
import { Popup } from '@/components/popup/popup'
import { MARK_COMMAND } from '@/lib/model/command'
import { readContentType } from '@/lib/recording/read-content-type'
import { Database } from '@/lib/store/database'

/** `popup.html?tabId=N` controls tab N from a page of its own; the popup itself controls the tab it was opened on. */
async function readTab(): Promise<{ id: number; windowId: number }> {
  const asked = new URLSearchParams(location.search).get('tabId')
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  const windowId = tab?.windowId ?? browser.windows.WINDOW_ID_CURRENT
  if (asked !== null) return { id: /^\d+$/.test(asked) ? Number(asked) : browser.tabs.TAB_ID_NONE, windowId }
  return { id: tab?.id ?? browser.tabs.TAB_ID_NONE, windowId }
}

async function openPopup(): Promise<void> {
  void new ThemeModel(localStorage, document.documentElement, window)
  const { id, windowId } = await readTab()
  const toasts = new ToastsModel()
  const popup = createPopup(id, {
    database: new Database(),
    toasts,
    readType: readContentType,
    shortcut: watchShortcut(browser.commands, MARK_COMMAND, window),
    close,
  })
  // In the click itself: later the browser refuses.
  const openPanel = () =>
    void openSidePanel(windowId).then(close, (error: unknown) => {
      console.error(error)
      toasts.show({ text: 'The browser did not open the side panel.' })
    })
  const isPrivate = browser.extension.inIncognitoContext
  render(
    <Popup popup={popup} toasts={toasts} isPrivate={isPrivate} onOpenPanel={openPanel} />,
    document.getElementById('app')!,
  )
}

/** As a page of its own it stays. */
function close(): void {
  if (browser.extension.getViews({ type: 'popup' }).includes(window)) window.close()
}

/** Firefox has a sidebar in the place of the side panel; it is not in the types. */
async function openSidePanel(windowId: number): Promise<void> {
  const { sidebarAction } = browser as unknown as { sidebarAction?: { open(): Promise<void> } }
  await (sidebarAction?.open() ?? browser.sidePanel.open({ windowId }))
}

void openPopup()
