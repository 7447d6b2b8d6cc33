import type { ConversionPoint, ConversionTrend } from '@/lib/insights/answer-conversion'
import type { FunnelDefinition } from '@/lib/model/insight'

import type { ChartParts } from './build-chart'
import { describeShare } from './describe-share'
import { describePlace, nameBefore, nameGroup } from './describe-trends'
import type { DrawnLine } from './list-drawn'
import { TICKS } from './read-chart-parts'
import { keyOf } from './trends-model'

/** A line of shares, and those they are shares of. */
export interface ConversionLook extends DrawnLine {
  /** Of the breakdown, in words. */
  value: string | undefined
  conversion: readonly ConversionPoint[]
}

/** Each line before its days before. A point of the chart leads to those who converted. */
export function listConversions({ lines }: ConversionTrend, definition: FunnelDefinition): ConversionLook[] {
  return lines.flatMap(({ group, points, before }, look) => {
    const value = group === undefined ? undefined : nameGroup(group)
    const draw = (conversion: readonly ConversionPoint[], isBefore: boolean): ConversionLook => {
      const name = value ?? nameTrendStep(definition)
      return {
        key: keyOf({ ...(group !== undefined && { group }) }),
        name: isBefore ? nameBefore(name) : name,
        value,
        look,
        isInChart: true,
        isBefore,
        points: conversion.map(({ share, completed }) => ({ value: share, selection: completed.selection })),
        conversion,
        measure: undefined,
        describe: describeShare,
      }
    }
    return before.length === 0 ? [draw(points, false)] : [draw(points, false), draw(before, true)]
  })
}

export function readConversionParts(
  lines: readonly DrawnLine[],
  { places }: ConversionTrend,
  definition: FunnelDefinition,
): ChartParts {
  const { interval = 'day' } = definition
  return {
    lines,
    placeCount: places.length,
    display: 'lines',
    nameTick: (place) => describePlace(places[place]!, interval),
    xName: `${interval} of the first step`,
    yName: nameTrendStep(definition).toLowerCase(),
    describe: describeShare,
    numbers: 'shares',
    ticks: TICKS[interval],
  }
}

const nameTrendStep = ({ steps, trendStep = steps.length - 1 }: FunnelDefinition) => `Completed step ${trendStep + 1}`
