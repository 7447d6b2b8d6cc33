import { computed, createModel, signal, type ReadonlySignal } from '@preact/signals'

import { addressChart, MAX_CHART_EVENTS, type ChartKind } from '@/lib/insights/chart-events'
import type { StreamItem } from '@/lib/replay/stream'

export interface ChartGivens {
  stream: ReadonlySignal<readonly StreamItem[]>
  /** Opens a screen of the dashboard; none where there is no dashboard. */
  go: ((hash: string) => void) | undefined
}

/** Events chosen to make a chart of: up to ten. */
export const ChartModel = createModel(({ stream, go }: ChartGivens) => {
  const isChoosing = signal(false)
  const chosen = signal<readonly string[]>([])
  /** Those of them that are still there. */
  const events = computed(() => {
    const keys = new Set(chosen.value)
    return stream.value.flatMap(({ key, event }) => (event && keys.has(key) ? [event] : []))
  })
  const isEvent = (key: string) => stream.peek().some((item) => item.key === key && canBeChosen(item))

  return {
    /** Whether there is a place for a chart. */
    isOffered: () => go !== undefined,
    isChoosing,
    chosen,
    count: computed(() => events.value.length),
    isFull: computed(() => chosen.value.length >= MAX_CHART_EVENTS),
    setChoosing(isOn: boolean) {
      isChoosing.value = isOn
      chosen.value = []
    },
    toggle(key: string) {
      const before = chosen.peek()
      if (before.includes(key)) chosen.value = before.filter((one) => one !== key)
      else if (before.length < MAX_CHART_EVENTS && isEvent(key)) chosen.value = [...before, key]
    },
    /** Shows it at once: Back comes back to the session. */
    open: (kind: ChartKind) => go?.(addressChart(kind, events.peek())),
  }
})

export type ChartChoice = InstanceType<typeof ChartModel>

/** Whether a chart can be made of a line: of events, not of gaps and notes. */
export function canBeChosen({ event }: StreamItem): boolean {
  return event !== undefined
}
