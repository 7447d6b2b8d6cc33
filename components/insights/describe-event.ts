import { EVENT_KINDS } from '@/components/search/event-kinds'
import { describeOperator } from '@/components/search/operators'
import type { EventPattern } from '@/lib/model/filter'

/** An event in a few words: `Page view /cart`, `Plant Bought`, `Click, label is Pay`. */
export function describeEvent({ kind, name, where }: EventPattern): string {
  const known = EVENT_KINDS.find((one) => one.kind === kind)
  const what = kind === 'custom' ? (name ?? 'Event') : kind === '' ? 'Any event' : (known?.name ?? kind)
  const tests = where.map(({ field, test: { is, value } }) => {
    const called = known?.fields.find((one) => one.field === field)?.name ?? field.replace(/^properties\./, '')
    return is === 'path is' || (is === 'is' && field === 'url')
      ? String(value)
      : `${called} ${describeOperator(is)} ${value}`
  })
  return tests.length === 0 ? what : `${what} ${tests.join(' and ')}`.trim()
}
