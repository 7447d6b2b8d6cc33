import { computed, createModel, effect, signal, type ReadonlySignal } from '@preact/signals'

import type { TrimWish } from '@/lib/model/edit'

import { SHORTEST_TRIM_MS } from './limits'

export interface Range {
  from: number
  to: number
}

export interface TrimGivens {
  /** All there is now. Epoch ms. */
  whole: ReadonlySignal<Range>
  hasAnything: (range: Range) => boolean
  add: (wish: TrimWish) => Promise<boolean>
}

/** The range that is to stay of a session. Its ends never meet. */
export const TrimModel = createModel(({ whole, hasAnything, add }: TrimGivens) => {
  const range = signal<Range>(copyRange(whole.peek()))
  effect(() => void (range.value = copyRange(whole.value)))

  const isWhole = computed(() => range.value.from <= whole.value.from && range.value.to >= whole.value.to)
  const problem = computed(() => {
    if (isWhole.value || hasAnything(range.value)) return null
    return 'Nothing was recorded in this range: nothing would be left.'
  })
  const clamp = (at: number, low: number, high: number) => Math.round(Math.min(Math.max(at, low), Math.max(low, high)))

  return {
    range,
    isWhole,
    problem,
    keptMs: computed(() => range.value.to - range.value.from),
    setFrom(at: number) {
      const { to } = range.peek()
      range.value = { from: clamp(at, whole.peek().from, to - SHORTEST_TRIM_MS), to }
    },
    setTo(at: number) {
      const { from } = range.peek()
      const { to } = whole.peek()
      range.value = { from, to: Math.min(to, clamp(at, from + SHORTEST_TRIM_MS, to)) }
    },
    reset: () => void (range.value = copyRange(whole.peek())),
    async apply(): Promise<boolean> {
      if (isWhole.peek() || problem.peek() !== null) return false
      return add({ kind: 'trim', ...range.peek() })
    },
  }
})

export type TrimState = InstanceType<typeof TrimModel>

const copyRange = ({ from, to }: Range): Range => ({ from, to })
