import { MAX_FUNNEL_STEPS } from '@/lib/insights/funnel-rules'
import { DEFAULT_WINDOW_MS, MIN_FUNNEL_STEPS } from '@/lib/insights/check-funnel'
import type { EventPattern } from '@/lib/model/filter'
import type { FunnelDefinition, FunnelStepDefinition, InsightUnit } from '@/lib/model/insight'

export const canAddStep = ({ steps }: FunnelDefinition) => steps.length < MAX_FUNNEL_STEPS
export const canRemoveStep = ({ steps }: FunnelDefinition) => steps.length > MIN_FUNNEL_STEPS
export const canBeOptional = ({ steps }: FunnelDefinition, step: number) => step > 0 && step < steps.length - 1

type Change = Partial<FunnelDefinition>

export function addStep({ steps }: FunnelDefinition): Change {
  return { steps: [...steps, { event: { kind: 'page view', where: [] } }] }
}

/** Other steps altogether: what was said of the ones before is of none of them. */
export function replaceSteps(definition: FunnelDefinition, events: readonly EventPattern[]): Change {
  return { steps: events.map((event) => ({ event })), exclusions: [], ...renumber(definition, () => undefined) }
}

/** What was excluded up to it goes with it. */
export function removeStep(definition: FunnelDefinition, step: number): Change {
  const { steps, exclusions } = definition
  const left = steps.toSpliced(step, 1)
  return {
    ...renumber(definition, (one) => (one === step ? undefined : one - Number(one > step))),
    steps: keepEnds(left),
    exclusions: exclusions
      .filter(({ from, to }) => from !== step && to !== step)
      .map((one) => ({ ...one, from: one.from - Number(one.from > step), to: one.to - Number(one.to > step) })),
  }
}

/** The step changes places with the one before or after it. */
export function moveStep(definition: FunnelDefinition, step: number, by: -1 | 1): Change {
  const { steps } = definition
  const [one, other] = [steps[step], steps[step + by]]
  if (!one || !other) return {}
  const swap = new Map([
    [step, step + by],
    [step + by, step],
  ])
  return {
    ...renumber(definition, (place) => swap.get(place) ?? place),
    steps: keepEnds(steps.with(step, other).with(step + by, one)),
  }
}

/** What names a step by its place names it by its new one; where it is gone, what is usual counts. */
function renumber({ breakdown, trendStep }: FunnelDefinition, placeOf: (step: number) => number | undefined): Change {
  const attribution = breakdown?.attribution
  const drawn = trendStep === undefined ? undefined : placeOf(trendStep)
  return {
    ...(breakdown &&
      typeof attribution === 'number' && { breakdown: { ...breakdown, attribution: placeOf(attribution) ?? 'first' } }),
    // Everybody who began did the first step.
    ...(trendStep !== undefined && { trendStep: drawn === 0 ? undefined : drawn }),
  }
}

export function putStep({ steps }: FunnelDefinition, step: number, next: FunnelStepDefinition): Change {
  return { steps: steps.with(step, next) }
}

/** Another unit has another usual window: one that was chosen by hand stays. */
export function setUnit({ unit, windowMs }: FunnelDefinition, next: InsightUnit): Change {
  return { unit: next, ...(windowMs === DEFAULT_WINDOW_MS[unit] && { windowMs: DEFAULT_WINDOW_MS[next] }) }
}

/** The first and the last step are never left out. */
function keepEnds(steps: FunnelStepDefinition[]): FunnelStepDefinition[] {
  return steps.map((step, index) => (index > 0 && index < steps.length - 1 ? step : { event: step.event }))
}
