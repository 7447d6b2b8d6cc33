import type { CaptureConfig } from '@/lib/messages/page-wire'
import type { PageMasking } from '@/lib/model/masking'
import type { Session } from '@/lib/model/session'
import type { Settings } from '@/lib/model/settings'
import { patternsOfHost } from '@/lib/sites/decide-site'

import { PAGE_IDLE_MS, ROLLING_SNAPSHOT_EVERY_MS, SNAPSHOT_EVERY_MS } from './limits'

/** How a page is captured: somebody who pressed Start wants everything ("wait ten minutes, then it fails"). */
export function decideConfig(
  { mode, pauses }: Pick<Session, 'mode' | 'pauses'>,
  settings: Settings,
  masking: PageMasking,
  url: string,
): CaptureConfig {
  // A page can read what it is given: of other sites it learns nothing.
  const never = settings.sites.filter((rule) => rule.action === 'never').map((rule) => rule.pattern)
  return {
    since: Math.max(0, ...pauses.map(({ from, to }) => to ?? from)),
    snapshotEveryMs: mode === 'rolling' ? ROLLING_SNAPSHOT_EVERY_MS : SNAPSHOT_EVERY_MS,
    idleAfterMs: mode === 'manual' ? null : PAGE_IDLE_MS,
    masking,
    keepsHeaders: settings.keepsHeaders,
    keepsBodies: settings.keepsBodies,
    engine: settings.engine,
    neverPatterns: patternsOfHost(never, url),
  }
}
