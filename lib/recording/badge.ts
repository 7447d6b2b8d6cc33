import { browser } from 'wxt/browser'

import type { Session } from '@/lib/model/session'
import type { Settings } from '@/lib/model/settings'

interface Badge {
  text: string
  color: string
  title: string
}

const NONE: Badge = { text: '', color: '#00000000', title: '' }

/** The mark on the toolbar icon that says what happens to a tab. */
export function describeBadge(session: Pick<Session, 'status' | 'mode' | 'endReason'>, settings: Settings): Badge {
  if (session.endReason === 'disk full') {
    return { text: '!', color: '#b35900', title: 'Recording stopped: the disk is full. What was recorded is kept.' }
  }
  if (session.status === 'stopped') return NONE
  if (session.status === 'paused') return { text: 'II', color: '#8a6d00', title: 'Afterimage is paused in this tab' }
  if (session.mode === 'manual') return { text: 'REC', color: '#c4302b', title: 'Afterimage is recording this tab' }
  if (session.mode === 'always') {
    return { text: 'REC', color: '#c4302b', title: 'Afterimage records this site whenever it is open' }
  }
  const { rollingMinutes } = settings
  return {
    text: `${rollingMinutes}m`,
    color: '#3b5bdb',
    title: `Afterimage keeps the last ${rollingMinutes} minutes of this site`,
  }
}

/** A tab that is gone has none, which is no error. */
export async function showBadge(
  tabId: number,
  session: Pick<Session, 'status' | 'mode' | 'endReason'>,
  settings: Settings,
): Promise<void> {
  const { text, color, title } = describeBadge(session, settings)
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setTitle({ tabId, title }),
  ])
}
