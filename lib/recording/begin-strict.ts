import { browser } from 'wxt/browser'

import { STRICT_RULES } from '@/lib/model/rules'
import type { Database } from '@/lib/store/database'
import { readRules, writeRules } from '@/lib/store/read-rules'

/**
 * Private windows have a store of their own, in which nobody chose any rules yet: those of the other windows cannot be
 * known there, so it begins with the strict ones.
 */
export async function beginStrictInPrivate(database: Database, now: () => number): Promise<void> {
  if (!browser.extension.inIncognitoContext) return
  const { source } = await readRules(database)
  if (source === 'default') await writeRules(database, { rules: STRICT_RULES, at: now() })
}
