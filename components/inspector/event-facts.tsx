import { describeItem } from '@/components/player/describe-item'
import { describeClock, describeZone } from '@/components/player/describe-time'
import { describeCount } from '@/components/parts/describe-count'
import { SIGNAL_KINDS } from '@/lib/model/signal'
import type { StreamItem } from '@/lib/replay/stream'

import { FactsTable, type Fact } from './facts-table'

/** What is kept of an event that is no request: all of its text, where it was, its properties. */
export function EventFacts({ item, label }: { item: StreamItem; label: string }) {
  const { event, more = {} } = item
  const properties = Object.entries(event?.properties ?? {}).map(([name, value]): Fact => [name, String(value)])
  const isSaid = item.kind === 'console' || item.kind === 'error'
  const stack = more.stack || (item.kind === 'console' ? (event?.detail ?? '') : '')
  return (
    <>
      <p class={isSaid ? 'line-details-text code' : 'line-details-text'} dir="auto">
        {more.text ?? (isSaid ? item.label : label)}
      </p>
      <FactsTable name="About it" facts={listFacts(item)} />
      {stack !== '' && (
        <>
          <h3>Stack</h3>
          <pre class="line-details-code code">{stack}</pre>
        </>
      )}
      {properties.length > 0 && (
        <>
          <h3>{describeCount(properties.length, 'property', 'properties')}</h3>
          <FactsTable name="Properties" facts={properties} isCode />
        </>
      )}
    </>
  )
}

function listFacts(item: StreamItem): Fact[] {
  const { event, at, said, kind } = item
  const place = kind === 'error' || kind === 'dialog' || kind === 'download' ? (event?.detail ?? '') : ''
  const given: Fact[] = [
    ['When', `${describeClock(at)} ${describeZone(at)}`],
    ['Why', describeWhy(item)],
    ['Level', said?.level ?? ''],
    ['Times', (said?.count ?? 1) > 1 ? String(said?.count) : ''],
    [kind === 'error' ? 'Place' : 'More', place],
    ['Role', event?.role ?? ''],
    ['Selector', event?.selector ?? ''],
    ['Page', event?.url ?? ''],
  ]
  return given.filter(([, value]) => value !== '')
}

/** Of a gap and of a sign of frustration: the sentence that stands on hover. */
function describeWhy(item: StreamItem): string {
  if (item.kind !== 'gap' && !SIGNAL_KINDS.some((signal) => signal === item.kind)) return ''
  return describeItem(item, new Map()).detail.split('\n')[0] ?? ''
}
