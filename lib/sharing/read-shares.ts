import type { Share, ShareSettings } from '@/lib/model/share'
import type { Database, Setting } from '@/lib/store/database'

const KEY = 'sharing'
const POLICY = 'sharing policy'

/** The newest first. */
export async function readShares(database: Database): Promise<Share[]> {
  const shares = await database.shares.toArray()
  return shares.toSorted((a, b) => b.createdAt - a.createdAt)
}

export async function readSessionShares(database: Database, sessionId: string): Promise<Share[]> {
  const shares = await database.shares.where({ sessionId }).toArray()
  return shares.toSorted((a, b) => b.createdAt - a.createdAt)
}

/** Where one shares to: what a team's policy says, or else what was chosen the last time. */
export async function readShareSettings(database: Database): Promise<ShareSettings> {
  const [chosen, policy] = await database.settings.bulkGet([KEY, POLICY])
  return { endpoint: '', uploadSecret: '', isLocked: false, ...readRow(chosen), ...readRow(policy) }
}

export async function writeShareSettings(
  database: Database,
  settings: Pick<ShareSettings, 'endpoint' | 'uploadSecret'>,
): Promise<void> {
  await database.settings.put({ key: KEY, value: settings })
}

/** `undefined`: there is no policy. */
export async function writeSharePolicy(database: Database, policy: Partial<ShareSettings> | undefined): Promise<void> {
  if (policy) await database.settings.put({ key: POLICY, value: policy })
  else await database.settings.delete(POLICY)
}

const readRow = (row: Setting | undefined) => row?.value as Partial<ShareSettings> | undefined
