import { browser } from 'wxt/browser'

import type { RelayCommand } from '@/lib/messages/relay'
import { checkSettings } from '@/lib/sites/check-settings'
import { decideSite } from '@/lib/sites/decide-site'
import type { Settings } from '@/lib/model/settings'
import type { Database } from '@/lib/store/database'
import { expireSessions } from '@/lib/store/expire-sessions'
import { readOpenWindows } from '@/lib/store/read-sessions'
import { readSettings, writeSettings } from '@/lib/store/read-settings'

import { armBrowser } from './arm'
import { ringEveryFrame } from './inject'
import { ringChosenTabs } from './ring-chosen-tabs'
import { DAY_MS } from './limits'
import { writeGap } from './write-gap'

/** What people decide about all sessions: sites, the rolling memory, how long sessions are kept. */
export function createSettingsDesk(database: Database, now: () => number) {
  /** Takes effect at once: in tabs that are open, and in tabs that are being recorded. */
  async function save(settings: Settings): Promise<void> {
    const checked = checkSettings(settings)
    await writeSettings(database, checked)
    await leaveExcluded(checked)
    await armBrowser(database)
    await ringChosenTabs(checked)
    // What was left for a rule that is no more goes on.
    for (const window of await readOpenWindows(database)) await ringEveryFrame(window.tabId)
  }

  /** A site that was just excluded is left by its recorders, as a page with all that is in it and as a frame. */
  async function leaveExcluded({ sites }: Settings): Promise<void> {
    for (const window of await readOpenWindows(database)) {
      const tab = await browser.tabs.get(window.tabId).catch(() => undefined)
      if (tab?.url && decideSite(sites, tab.url) === 'never') {
        await tellStop(window.tabId)
        await writeGap(database, window, { reason: 'excluded by a rule', at: now(), site: '' })
      }
      const frames = await database.pages.where({ windowId: window.id }).toArray()
      for (const { isTop, leftAt, url, documentId } of frames) {
        if (isTop === 0 && leftAt === null && decideSite(sites, url) === 'never')
          await tellStop(window.tabId, documentId)
      }
    }
  }

  /** Whoever is gone already has stopped. */
  async function tellStop(tabId: number, documentId?: string): Promise<void> {
    const command: RelayCommand = { afterimage: 'stop' }
    const options = documentId === undefined ? {} : ({ documentId } as { frameId?: number })
    await browser.tabs.sendMessage(tabId, command, options).catch(() => undefined)
  }

  /** New sessions are kept this long; old ones get a new date only when `toOld` is chosen. */
  async function changeRetention(days: number, toOld: boolean): Promise<void> {
    await writeSettings(database, checkSettings({ ...(await readSettings(database)), retentionDays: days }))
    if (!toOld) return
    await database.sessions.toCollection().modify((session) => {
      session.expiresAt = session.startedAt + days * DAY_MS
    })
    await expireSessions(database, now())
  }

  return { save, changeRetention }
}
