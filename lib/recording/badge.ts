import { browser } from 'wxt/browser'

import type { SessionStatus } from '@/lib/model/session'

const BADGES = {
  recording: { text: 'REC', color: '#c4302b', title: 'Afterimage is recording this tab' },
  paused: { text: 'II', color: '#8a6d00', title: 'Afterimage is paused in this tab' },
  stopped: { text: '', color: '#00000000', title: '' },
} satisfies Record<SessionStatus, { text: string; color: string; title: string }>

/** The mark on the toolbar icon that says what happens to this tab. A tab that is gone has none. */
export async function showBadge(tabId: number, status: SessionStatus): Promise<void> {
  const { text, color, title } = BADGES[status]
  const calls = [
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setTitle({ tabId, title }),
  ]
  await Promise.allSettled(calls)
}
