import { createModel } from '@preact/signals'

import { describeCount } from '@/components/parts/describe-count'
import type { ClicksAnswer, ClickCounts } from '@/lib/insights/answer-clicks'
import { CLICKS } from '@/lib/insights/check-clicks'
import { CLICK_KINDS, type ClickKind, type ClicksDefinition } from '@/lib/model/insight'

import { followInsight, type InsightGivens } from './insight-model'
import { findAny } from './find-any'

export interface ClicksGivens extends InsightGivens {
  clicks: (definition: ClicksDefinition) => Promise<ClicksAnswer>
}

/** Whose number: of one element, or without one of the whole page, and of which clicks. */
export interface ClicksPlace {
  /** `keyOf` the element. */
  element: string | undefined
  kind: ClickKind
}

export const CLICK_NAMES: Record<ClickKind, string> = {
  click: 'Clicks',
  'rage click': 'Rage clicks',
  'dead click': 'Dead clicks',
  'error click': 'Error clicks',
}

/** Names an element for as long as it is the same one. */
export const keyOf = ({
  selector,
  role,
  label,
}: Pick<ClicksAnswer['elements'][number], 'selector' | 'role' | 'label'>) => `${selector} ${role} ${label}`

export const nameElement = ({ label, role, selector }: ClicksAnswer['elements'][number]) =>
  label || role || selector || 'Something without a name'

export const ClicksModel = createModel((given: ClicksGivens) =>
  followInsight<ClicksDefinition, ClicksAnswer, ClicksPlace>(given, {
    spec: CLICKS,
    finish: (definition) => definition,
    ask: given.clicks,
    list(answer, { element, kind }) {
      const found = answer.elements.find((one) => keyOf(one) === element)
      const clicks: ClickCounts | undefined = element === undefined ? answer.all : found?.clicks
      return (
        clicks && {
          title: `${CLICK_NAMES[kind]} on ${found ? nameElement(found) : answer.page}`,
          unit: 'session',
          selection: clicks[kind].selection,
          matching: findAny(CLICK_KINDS.map((one) => ({ kind: one, where: [] }))),
          describeValue: (value) => describeCount(value, kind),
        }
      )
    },
  }),
)

export type Clicks = InstanceType<typeof ClicksModel>
