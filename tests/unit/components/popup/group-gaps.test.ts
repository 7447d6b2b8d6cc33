import { expect, test } from 'vitest'

import { groupGaps, listToldGaps } from '@/components/popup/group-gaps'
import type { GapReason, SessionEvent } from '@/lib/model/event'

function gap(label: GapReason, until: number | null, url = ''): SessionEvent {
  const nothing = { sessionId: 's', windowId: 'w', pageId: '', role: '', selector: '', nodeId: 0 }
  return { ...nothing, kind: 'gap', at: 1_000, label, until, url }
}

test('gaps that read alike are one with their number, the newest first', () => {
  const gaps = [gap('page frozen', 2_000), gap('buffer full', 3_000), gap('page frozen', 4_000)]
  const groups = groupGaps(listToldGaps(gaps, []))
  expect(groups.map(({ sentence, count }) => [sentence.split(':')[0], count])).toEqual([
    ['Page frozen', 2],
    ['Too much at once', 1],
  ])
})

test('a gap that goes on says so', () => {
  expect(groupGaps([gap('tab unloaded', null), gap('tab unloaded', 2_000)])[0]?.isOpen).toBe(true)
  expect(groupGaps([gap('tab unloaded', 2_000)])[0]?.isOpen).toBe(false)
})

test('sites that wait to be allowed are told where the button is; one that was allowed since is listed', () => {
  const site = 'https://pay.test/*'
  expect(listToldGaps([gap('not allowed', null, site)], [site])).toEqual([])
  expect(listToldGaps([gap('not allowed', 2_000, site)], [])).toHaveLength(1)
})
