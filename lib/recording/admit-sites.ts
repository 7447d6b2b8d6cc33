import { browser } from 'wxt/browser'

import type { Window } from '@/lib/model/session'
import type { Database } from '@/lib/store/database'
import { readOpenGaps } from '@/lib/store/read-open-gaps'
import { readOpenWindows } from '@/lib/store/read-sessions'

import { armBrowser, matchOf } from './arm'
import { ringEveryFrame } from './inject'
import { writeGap } from './write-gap'

/** Frames turned up in a page: those of new sites are recorded too, or shown as not allowed. */
export async function admitFrames(
  database: Database,
  windowId: string,
  urls: readonly string[],
  now: number,
): Promise<void> {
  const window = await database.windows.get(windowId)
  if (!window || window.isOpen === 0) return
  const sites = new Set(urls.map(matchOf).filter((site) => site !== undefined))
  for (const site of sites) if (!window.sites.includes(site)) await admitSite(database, window, site, now)
}

async function admitSite(database: Database, window: Window, site: string, now: number): Promise<void> {
  if (!(await browser.permissions.contains({ origins: [site] }))) {
    return writeGap(database, window, { reason: 'not allowed', at: now, site })
  }
  await database.windows.where({ id: window.id }).modify((row) => {
    if (!row.sites.includes(site)) row.sites.push(site)
  })
  await armBrowser(database)
  await ringEveryFrame(window.tabId)
}

/** Sites were allowed while something is recorded: what was missing goes on from here. */
export async function admitAllowedSites(database: Database, now: number): Promise<void> {
  for (const window of await readOpenWindows(database)) {
    const session = await database.sessions.get(window.sessionId)
    for (const site of session?.blockedSites ?? []) {
      if (!(await browser.permissions.contains({ origins: [site] }))) continue
      await admitSite(database, window, site, now)
      await endSiteGap(database, window.sessionId, site, now)
    }
    if (session?.status === 'recording') await ringEveryFrame(window.tabId)
  }
}

async function endSiteGap(database: Database, sessionId: string, site: string, now: number): Promise<void> {
  await database.transaction('rw', [database.sessions, database.events], async () => {
    await database.sessions.where({ id: sessionId }).modify((session) => {
      session.blockedSites = session.blockedSites.filter((blocked) => blocked !== site)
    })
    const open = await readOpenGaps(database, await database.sessions.get(sessionId))
    const ended = open.filter((gap) => gap.url === site)
    await database.events.bulkPut(ended.map((gap) => ({ ...gap, until: Math.max(gap.at, now) })))
  })
}
