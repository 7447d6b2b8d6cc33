import { computed, createModel } from '@preact/signals'

import { describeDuration } from '@/components/parts/describe-duration'
import { readValue } from '@/components/parts/query-state'
import type { AnsweredNode, PathsAnswer } from '@/lib/insights/answer-paths'
import { PATHS } from '@/lib/insights/check-paths'
import { BETWEEN, OTHERS } from '@/lib/insights/paths'
import { checkPattern } from '@/lib/masking/check-pattern'
import type { PathsDefinition } from '@/lib/model/insight'

import { findAny } from './find-any'
import { followInsight, type InsightGivens, type Opened } from './insight-model'

export interface PathsGivens extends InsightGivens {
  paths: (definition: PathsDefinition) => Promise<PathsAnswer>
}

export type NodeSide = 'all' | 'goingOn' | 'droppedOff'

/** Whose number: of a stop in a column, or of those who went from one to another of the next column. */
export type PathsPlace = NodePlace | LinkPlace
export interface NodePlace {
  place: number
  name: string
  side: NodeSide
}
export interface LinkPlace {
  /** The column they came from. */
  place: number
  from: string
  to: string
}

export const PathsModel = createModel((given: PathsGivens) => {
  const insight = followInsight<PathsDefinition, PathsAnswer, PathsPlace>(given, {
    spec: PATHS,
    finish: finishPaths,
    ask: given.paths,
    list: listPlace,
  })
  const { definition, put } = insight
  return {
    ...insight,
    /** What there is to stop at, the most common first. */
    names: computed(() => readValue(insight.answer.value)?.names ?? []),
    startAt(name: string) {
      put({ start: name, ...(definition.peek().end === name && { end: undefined }) })
    },
    endAt(name: string) {
      put({ end: name, ...(definition.peek().start === name && { start: undefined }) })
    },
    hide(name: string) {
      put({ excluded: [...definition.peek().excluded, name] })
    },
    show(name: string) {
      put({ excluded: definition.peek().excluded.filter((one) => one !== name) })
    },
  }
})

export type Paths = InstanceType<typeof PathsModel>

/** Names of stops in words. */
export function describeStop(name: string): string {
  return name === OTHERS ? 'All others' : name === BETWEEN ? 'What lies between' : name
}

/** Whether a stop is one: paths can begin and end there, and it can be hidden. */
export const isStop = (name: string) => name !== OTHERS && name !== BETWEEN

/** Without what is still being put together. */
function finishPaths({ start, end, groups, cleaning, ...rest }: PathsDefinition): PathsDefinition {
  return {
    ...rest,
    ...(start ? { start } : {}),
    ...(end ? { end } : {}),
    groups: groups.filter((pattern) => pattern.trim() !== ''),
    cleaning: cleaning.filter(({ pattern }) => checkPattern(pattern).ok),
  }
}

const SIDES: Record<NodeSide, string> = { all: '', goingOn: 'Went on from ', droppedOff: 'Dropped off at ' }

function listPlace({ nodes, links }: PathsAnswer, at: PathsPlace, { of, end }: PathsDefinition): Opened | undefined {
  // Of events all are shown, for all are stops.
  const matching = of === 'pages' ? findAny([{ kind: 'page view', where: [] }]) : undefined
  const isAt = (node: AnsweredNode | undefined, place: number, name: string) =>
    node?.place === place && node.name === name
  if ('side' in at) {
    const node = nodes.find((one) => isAt(one, at.place, at.name))
    const side = at.side === 'droppedOff' && at.name === end ? 'Arrived at ' : SIDES[at.side]
    const title = `${side}${describeStop(at.name)}, step ${at.place + 1}`
    return node && { title, unit: 'visit', selection: node[at.side].selection, matching }
  }
  const link = links.find(
    ({ from, to }) => isAt(nodes[from], at.place, at.from) && isAt(nodes[to], at.place + 1, at.to),
  )
  const title = `${describeStop(at.from)} → ${describeStop(at.to)}`
  return (
    link && {
      title,
      unit: 'visit',
      selection: link.counted.selection,
      matching,
      describeValue: (ms) => `after ${describeDuration(ms)}`,
    }
  )
}
