import { describe, expect, it } from 'vitest'

import { describeItem } from '@/components/player/describe-item'
import type { SessionEvent } from '@/lib/model/event'
import { assembleStream } from '@/lib/replay/stream'

const CLICK: SessionEvent = {
  id: 7,
  sessionId: 's',
  windowId: 'w',
  pageId: 'p',
  at: 100,
  kind: 'rage click',
  label: 'Add to basket',
  role: 'button',
  selector: '#add',
  url: 'https://shop.test/',
  nodeId: 4,
}

describe('a sign of frustration says what happened, and by which rule it is one', () => {
  it.each<[Partial<SessionEvent>, string, string]>([
    [{ count: 4, durationMs: 900 }, 'Clicked 4 times: Add to basket', '#add'],
    [{ kind: 'dead click' }, 'No answer: Add to basket', '#add'],
    [{ kind: 'error click', detail: 'no stock' }, 'Failed: Add to basket', 'no stock'],
    [{ kind: 'error click', detail: 'no stock', label: '', role: '' }, 'Failed: #add', 'no stock'],
    [{ kind: 'thrash', label: '', role: '', selector: '' }, 'Shook the pointer', '10 times'],
    [{ kind: 'u-turn', label: 'Ferns', durationMs: 1_250 }, 'Turned back: Ferns', 'after 1.3 s'],
    [{ kind: 'quick back', label: 'Ferns', durationMs: 800 }, 'Straight back: Ferns', 'https://shop.test/'],
  ])('%j', (changes, label, part) => {
    const [item] = assembleStream([{ ...CLICK, ...changes }], [], [])
    const words = describeItem(item!, new Map())
    expect(words.label).toBe(label)
    expect(words.detail).toMatch(/: .*\n?/)
    expect(words.detail).toContain(part)
  })
})
