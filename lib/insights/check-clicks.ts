import { CLICK_KINDS, type ClicksDefinition } from '@/lib/model/insight'
import { NO_FILTER } from '@/lib/model/query'
import { FilterProblem } from '@/lib/search/check-filter'

import { readRecord, type InsightSpec } from './insight-address'

/** Longer than any path one can have opened. */
const MAX_PATH_CHARACTERS = 4_096

export const CLICKS: InsightSpec<ClicksDefinition> = {
  kind: 'clicks',
  fresh: { page: '', kind: 'click', sessions: { range: { kind: 'all' }, text: '', filter: NO_FILTER } },
  check(value) {
    const { page, kind } = readRecord(value)
    const known = CLICK_KINDS.find((one) => one === kind)
    if (typeof page !== 'string' || page.length > MAX_PATH_CHARACTERS) throw new FilterProblem('It names no page.')
    if (!known) throw new FilterProblem('It asks for clicks of a kind that is not known here.')
    return { page, kind: known }
  },
}
