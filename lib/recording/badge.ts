import { browser } from 'wxt/browser'

import type { Session } from '@/lib/model/session'
import type { Settings } from '@/lib/model/settings'

export interface Badge {
  text: string
  color: string
  title: string
}

export const NONE: Badge = { text: '', color: '#00000000', title: '' }

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

/** What a command did, for a moment in the place of what happens to the tab. */
export const MARKED: Badge = { text: '✓', color: '#0a6b5e', title: 'This moment is marked' }
export const NOT_MARKED: Badge = { text: '–', color: '#5d5d69', title: 'Nothing is marked: this tab is not recorded' }

/** A tab that is gone has none, which is no error. */
export async function showBadge(
  tabId: number,
  session: Pick<Session, 'status' | 'mode' | 'endReason'>,
  settings: Settings,
): Promise<void> {
  await paintBadge(tabId, describeBadge(session, settings))
}

export async function paintBadge(tabId: number, { text, color, title }: Badge): Promise<void> {
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setTitle({ tabId, title }),
  ])
}
