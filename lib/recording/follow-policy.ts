import { browser } from 'wxt/browser'

import type { Database } from '@/lib/store/database'
import { readPolicy, readRules, writePolicy } from '@/lib/store/read-rules'

import { spreadRules } from './hold-rules'
import { tellPreviews } from './tell-previews'

/** The name under which a team's policy holds masking rules: see `public/managed-schema.json`. */
const NAME = 'masking'

/**
 * Takes what a team's policy says of masking into the store, where every chunk finds it. A policy that is there and
 * cannot be read is strict and locked, as any rules are that cannot be read.
 */
export async function followPolicy(database: Database, now: () => number): Promise<void> {
  const known = await readPolicy(database)
  const managed = await readManaged()
  // What held goes on holding while nobody can be asked.
  if (!managed && known) return
  const given = managed?.[NAME]
  const { rules, locked } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>
  const wanted = given === undefined ? undefined : { rules, isLocked: locked !== false }
  if (JSON.stringify(wanted) === JSON.stringify(known && { rules: known.rules, isLocked: known.isLocked })) return
  await writePolicy(database, wanted && { ...wanted, at: Math.max(now(), (known?.at ?? 0) + 1) })
  await spreadRules(database, now())
  await tellPreviews(await readRules(database))
}

/** `undefined` where it cannot be read: browsers without managed storage throw. */
async function readManaged(): Promise<Record<string, unknown> | undefined> {
  return browser.storage.managed.get(NAME).catch(() => undefined)
}
