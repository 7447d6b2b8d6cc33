import { DEFAULT_SETTINGS, type Settings, type SiteAction } from '@/lib/model/settings'

import type { RecordedPage } from './recorded-page'
import { openScene, type Scene } from './scene'

/** Settings in which these sites have these rules. */
export function buildSettings(sites: Record<string, SiteAction>, changes: Partial<Settings> = {}): Settings {
  const rules = Object.entries(sites).map(([pattern, action]) => ({ pattern, action }))
  return { ...DEFAULT_SETTINGS, ...changes, sites: rules }
}

/** A scene whose person has decided what happens on these sites. */
export async function openRuledScene(
  sites: Record<string, SiteAction>,
  changes: Partial<Settings> = {},
): Promise<Scene> {
  const scene = openScene()
  await scene.ask('saveSettings', { settings: buildSettings(sites, changes) })
  return scene
}

/** The person goes to an address in a new tab. */
export async function visit(scene: Scene, url = 'https://shop.test/'): Promise<{ tabId: number; page: RecordedPage }> {
  const tab = scene.browser.tabs.open(url)
  await scene.browser.navigate(tab.id, url)
  await scene.rest()
  return { tabId: tab.id, page: scene.pageOf(tab.id) }
}
