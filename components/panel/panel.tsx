import { useModel } from '@preact/signals'

import { ToastRegion } from '@/components/parts/toast-region'
import { useKeys } from '@/components/parts/use-keys'
import { PopupHeader } from '@/components/popup/popup-header'
import { PopupProblem, PopupScreenView } from '@/components/popup/popup-screen'
import { PrivateLine } from '@/components/popup/private-line'

import type { PanelGivens } from './panel-givens'
import { PanelRecording } from './panel-recording'

import '@/components/popup/popup.css'
import './panel.css'

/** Stays beside the page while it is used, and follows the tab in front. */
export function Panel({ given }: { given: PanelGivens }) {
  const { toasts, isPrivate } = given
  const tabId = given.tabId.value
  useKeys({ 'Mod+z': () => toasts.runLatestAction() })
  return (
    <div class="popup panel">
      <PopupHeader />
      <main class="popup-main">
        {tabId !== undefined && <TabView key={tabId} tabId={tabId} given={given} />}
        {isPrivate && <PrivateLine />}
      </main>
      <ToastRegion toasts={toasts} />
    </div>
  )
}

/** What is so in one tab; another tab is another one. */
function TabView({ tabId, given }: { tabId: number; given: PanelGivens }) {
  const popup = useModel(() => given.openPopup(tabId))
  const shown = popup.screen.value
  return (
    <>
      <PopupProblem popup={popup} />
      {shown.screen === 'recording' ? (
        <PanelRecording key={shown.session.id} popup={popup} session={shown.session} given={given} />
      ) : (
        <PopupScreenView popup={popup} />
      )}
    </>
  )
}
