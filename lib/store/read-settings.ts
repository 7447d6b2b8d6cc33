import { DEFAULT_SETTINGS, type Settings } from '@/lib/model/settings'

import type { Database } from './database'

const KEY = 'settings'

/** The settings as they are, with the defaults where nothing was chosen. */
export async function readSettings(database: Database): Promise<Settings> {
  const stored = await database.settings.get(KEY)
  return { ...DEFAULT_SETTINGS, ...(stored?.value as Partial<Settings> | undefined) }
}

export async function writeSettings(database: Database, settings: Settings): Promise<void> {
  await database.settings.put({ key: KEY, value: settings })
}
