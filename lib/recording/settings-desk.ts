import { browser } from 'wxt/browser'

import { checkSettings } from '@/lib/sites/check-settings'
import { decideSite } from '@/lib/sites/decide-site'
import type { Settings } from '@/lib/model/settings'
import type { Database } from '@/lib/store/database'
import { expireSessions } from '@/lib/store/expire-sessions'
import { readOpenWindows } from '@/lib/store/read-sessions'
import { readSettings, writeSettings } from '@/lib/store/read-settings'

import { armBrowser } from './arm'
import { ringChosenTabs } from './ring-chosen-tabs'
import { DAY_MS } from './limits'
import { writeGap } from './write-gap'

/** What people decide about all sessions: sites, the rolling memory, how long sessions are kept. */
export function createSettingsDesk(database: Database, now: () => number) {
  /** Takes effect at once: in tabs that are open, and in tabs that are being recorded. */
  async function save(settings: Settings): Promise<void> {
    await writeSettings(database, checkSettings(settings))
    await leaveExcluded(settings)
    await armBrowser(database)
    await ringChosenTabs(settings)
  }

  /** A site that was just excluded is left by its recorders. */
  async function leaveExcluded(settings: Settings): Promise<void> {
    for (const window of await readOpenWindows(database)) {
      const tab = await browser.tabs.get(window.tabId).catch(() => undefined)
      if (!tab?.url || decideSite(settings.sites, tab.url) !== 'never') continue
      await browser.tabs.sendMessage(window.tabId, { afterimage: 'stop' }).catch(() => undefined)
      await writeGap(database, window, { reason: 'excluded by a rule', at: now(), site: '' })
    }
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
