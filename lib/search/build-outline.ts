import type { SessionEvent } from '@/lib/model/event'
import { CLICK_KINDS } from '@/lib/model/insight'
import type { EventExtra, Outline } from '@/lib/model/outline'

/**
 * A session's events as search and insights read them: in columns, each text once. In come rows in order of time; out
 * goes what answers every question of a filter and says where to begin to watch.
 */
export function buildOutline(events: readonly SessionEvent[]): Outline {
  const places = new Map<string, number>()
  const outline: Outline = { kinds: [], at: [], labels: [], urls: [], extras: [], texts: [] }
  const place = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, outline.texts.length)
    return outline.texts.push(text) - 1
  }
  for (const event of events) {
    outline.kinds.push(place(event.kind))
    outline.at.push(event.at)
    outline.labels.push(place(event.label))
    outline.urls.push(place(event.url))
    outline.extras.push(place(JSON.stringify(describeExtra(event))))
  }
  return outline
}

const CLICKS: ReadonlySet<string> = new Set(CLICK_KINDS)

function describeExtra({
  kind,
  role,
  selector,
  level,
  status,
  durationMs,
  count,
  value,
  detail,
  properties,
}: SessionEvent): EventExtra {
  const given = {
    role,
    selector: CLICKS.has(kind) ? selector : '',
    level,
    status,
    durationMs,
    count,
    value,
    detail,
    properties,
  }
  return Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined && one !== ''))
}
