import type { CorrelatesAnswer } from '@/lib/insights/answer-correlates'
import type { Group } from '@/lib/insights/scan-series'
import type { FunnelDefinition, InsightUnit } from '@/lib/model/insight'

import { nameBefore } from './describe-trends'
import { findAny } from './find-any'
import type { ShownFunnel } from './funnel-model'
import type { Opened } from './insight-model'
import { listParts } from './list-parts'
import { describePlaceInFull } from './describe-trends'
import { listConversions } from './list-conversions'

export type Side = 'completed' | 'droppedOff'

/** Whose number: of which step, of which span of time, or of which correlate, and on which side of it. */
export type FunnelPlace = StepPlace | ConversionPlace | CorrelatePlace
export interface StepPlace {
  step: number
  side: Side
  /** Value of the breakdown; `undefined` for the whole. */
  group: Group
  isBefore: boolean
}
export interface ConversionPlace {
  line: string
  /** Where its bucket begins: its place in the list changes while sessions arrive. */
  from: number
  side: 'began' | 'completed'
  isBefore: boolean
}
export interface CorrelatePlace {
  correlate: string
  side: Side
}

const SIDES: Record<Side, string> = { completed: 'Completed', droppedOff: 'Dropped off before' }

export function listStep(answer: ShownFunnel, { step, side, group, isBefore }: StepPlace): Opened | undefined {
  const part = listParts(answer).find((one) => one.group === group && one.isBefore === isBefore)
  const counted = part?.steps[step]?.[side]
  if (!counted) return undefined
  const title = `${SIDES[side]} step ${step + 1}${group === undefined ? '' : `: ${part.value}`}`
  return open(isBefore ? nameBefore(title) : title, counted.selection, answer.definition)
}

export function listConversion(answer: ShownFunnel, place: ConversionPlace): Opened | undefined {
  const { definition, trend } = answer
  if (!trend) return undefined
  const { steps, interval = 'day', trendStep = steps.length - 1 } = definition
  const { isBefore, side } = place
  const line = listConversions(trend, definition).find((one) => one.key === place.line && one.isBefore === isBefore)
  const index = trend.places.findIndex(({ from }) => from === place.from)
  const [point, bucket] = [line?.conversion[index], (isBefore ? trend.placesBefore : trend.places)[index]]
  if (!line || !point || !bucket) return undefined
  const when = `${side === 'began' ? 'Began' : `Completed step ${trendStep + 1}, began`} ${describePlaceInFull(bucket, interval)}`
  const title = line.value === undefined ? when : `${when}: ${line.value}`
  return open(isBefore ? nameBefore(title) : title, point[side].selection, definition)
}

function open(title: string, selection: Opened['selection'], { unit, steps }: FunnelDefinition): Opened {
  return { title, unit, selection, matching: findAny(steps.map(({ event }) => event)) }
}

/** A session opens with all of its events: what else was done is what is looked for. */
export function listCorrelate(
  answer: CorrelatesAnswer | undefined,
  { correlate, side }: CorrelatePlace,
  unit: InsightUnit,
): Opened | undefined {
  const found = [...(answer?.success ?? []), ...(answer?.failure ?? [])].find(({ name }) => name === correlate)
  if (!found) return undefined
  const title = `${side === 'completed' ? 'Completed' : 'Dropped off'}: ${correlate}`
  return { title, unit, selection: found[side].selection, matching: undefined }
}
