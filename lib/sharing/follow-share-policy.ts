import { browser } from 'wxt/browser'

import type { Database } from '@/lib/store/database'

import { checkEndpoint } from './check-endpoint'
import { writeSharePolicy } from './read-shares'

/** The name under which a team's policy says where to share: see `public/managed-schema.json`. */
const NAME = 'sharing'

/** Takes it into the store. An endpoint that is none locks sharing: nobody can have meant another one. */
export async function followSharePolicy(database: Database): Promise<void> {
  const managed = await browser.storage.managed.get(NAME).catch(() => undefined)
  // What held goes on holding while nobody can be asked.
  if (!managed) return
  const given = (managed as Record<string, unknown>)[NAME]
  if (given === undefined) return writeSharePolicy(database, undefined)
  const { endpoint, uploadSecret } = Object(given) as Record<string, unknown>
  const checked = checkEndpoint(String(endpoint))
  await writeSharePolicy(database, {
    endpoint: checked.ok ? checked.endpoint : String(endpoint),
    isLocked: true,
    ...(typeof uploadSecret === 'string' && { uploadSecret }),
  })
}
