import { checkRules, type CheckedRules } from '@/lib/masking/check-rules'
import { DEFAULT_RULES } from '@/lib/model/rules'

import type { Database, Setting } from './database'

/** Where the rules stand in `settings`, as they were given: those of the person, and those of a team's policy. */
const PERSON = 'rules'
const POLICY = 'rules policy'

/** Rules as they were given, and since when (epoch ms). */
interface GivenRules {
  rules: unknown
  at: number
}

interface GivenPolicy extends GivenRules {
  /** A policy without a lock holds until the person chooses something else. */
  isLocked: boolean
}

/** The masking rules that hold, checked each time they are read. */
export interface HeldRules extends CheckedRules {
  source: 'default' | 'person' | 'policy'
  /** Nobody but the policy may change them. */
  isLocked: boolean
  /** When they were last changed, epoch ms; 0 while nobody changed any. Other rules have another one. */
  revision: number
}

let last: { json: string; held: HeldRules } | undefined

/** The rules that hold now; what cannot be read is strict (promise 6). The same rules are the same object. */
export async function readRules(database: Database): Promise<HeldRules> {
  const rows = await database.settings.bulkGet([PERSON, POLICY])
  const json = JSON.stringify(rows)
  if (last?.json !== json) last = { json, held: decideHeld(...rows.map(readGiven)) }
  return last.held
}

/** What a row holds; one that holds nothing readable has rules that are none. */
function readGiven(row: Setting | undefined): GivenPolicy | undefined {
  if (!row) return undefined
  const { rules, at, isLocked } = Object(row.value) as Record<string, unknown>
  return { rules, at: typeof at === 'number' ? at : 0, isLocked: isLocked !== false }
}

function decideHeld(person?: GivenRules, policy?: GivenPolicy): HeldRules {
  const isLocked = policy !== undefined && policy.isLocked
  const revision = Math.max(person?.at ?? 0, policy?.at ?? 0)
  if (policy && (isLocked || !person)) return { ...checkRules(policy.rules), source: 'policy', isLocked, revision }
  if (person) return { ...checkRules(person.rules), source: 'person', isLocked, revision }
  return { rules: DEFAULT_RULES, problems: [], source: 'default', isLocked, revision }
}

/** Rules of the person. */
export async function writeRules(database: Database, given: GivenRules): Promise<void> {
  await database.settings.put({ key: PERSON, value: given })
}

/** `undefined` when there is no policy. */
export async function writePolicy(database: Database, given: GivenPolicy | undefined): Promise<void> {
  if (given) await database.settings.put({ key: POLICY, value: given })
  else await database.settings.delete(POLICY)
}

export async function readPolicy(database: Database): Promise<GivenPolicy | undefined> {
  return (await database.settings.get(POLICY))?.value as GivenPolicy | undefined
}
