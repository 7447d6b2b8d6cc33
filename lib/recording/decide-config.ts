import type { CaptureConfig } from '@/lib/messages/page-wire'
import type { SessionMode } from '@/lib/model/session'
import type { Settings } from '@/lib/model/settings'
import { patternsOfHost } from '@/lib/sites/decide-site'

import { PAGE_IDLE_MS, ROLLING_SNAPSHOT_EVERY_MS, SNAPSHOT_EVERY_MS } from './limits'

/** How a page is captured: somebody who pressed Start wants everything ("wait ten minutes, then it fails"). */
export function decideConfig(mode: SessionMode, settings: Settings, url: string): CaptureConfig {
  // A page can read what it is given: of other sites it learns nothing.
  const never = settings.sites.filter((rule) => rule.action === 'never').map((rule) => rule.pattern)
  return {
    snapshotEveryMs: mode === 'rolling' ? ROLLING_SNAPSHOT_EVERY_MS : SNAPSHOT_EVERY_MS,
    idleAfterMs: mode === 'manual' ? null : PAGE_IDLE_MS,
    neverPatterns: patternsOfHost(never, url),
  }
}
