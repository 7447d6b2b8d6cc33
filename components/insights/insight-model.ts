import { computed, effect, signal, type ReadonlySignal } from '@preact/signals'

import type { ChoiceProps } from '@/components/parts/choice'
import { watchAnswer } from '@/components/parts/watch-answer'
import { readValue, type QueryState } from '@/components/parts/query-state'
import { dropUnfinished } from '@/components/search/drop-unfinished'
import { QueryModel, type Query } from '@/components/search/query-model'
import { readInsight, writeInsight, type InsightSpec } from '@/lib/insights/insight-address'
import type { Selected } from '@/lib/insights/selection'
import type { AskedSessions, InsightUnit } from '@/lib/model/insight'
import type { ListQuery } from '@/lib/model/query'
import type { Session } from '@/lib/model/session'
import { readQuery } from '@/lib/search/query-address'

export interface InsightGivens {
  /** What stands behind the `?` of the screen's address. */
  address: ReadonlySignal<string>
  /** Writes it; `isStep` makes a step that Back takes back. */
  go: (address: string, isStep: boolean) => void
  /** Goes up whenever an answer may be another one. */
  version: ReadonlySignal<number>
  readSessions: (ids: string[]) => Promise<Session[]>
}

/** Who is behind a number, as it is listed. */
export interface Opened {
  /** `Completed step 2`. */
  title: string
  /** A visit is a session, or a part of one before or after a long pause. */
  unit: InsightUnit | 'visit'
  selection: Selected[]
  /** What a listed session is opened with, so that only the events that matter are shown. */
  matching: ListQuery | undefined
  /** The value of each, in words. */
  describeValue?: (value: number) => string
  /** What is said before how many are listed: `12 events in`. */
  counted?: string
  /** Other lists behind the same number. */
  views?: Pick<ChoiceProps<string>, 'value' | 'options' | 'onValue'>
}

export interface InsightKindParts<Definition extends { sessions: AskedSessions }, Answer, Place> {
  spec: InsightSpec<Definition>
  /** Without what is still being put together. */
  finish: (definition: Definition) => Definition
  ask: (definition: Definition) => Promise<Answer>
  /** Whose number stands at a place of the answer; `undefined` when it is not there any more. */
  list: (answer: Answer, place: Place, definition: Definition) => Opened | undefined
}

/** What every insight is: read from its address and written into it, and nowhere else; its answer, and who is behind a number. */
export interface Insight<Definition, Answer, Place> {
  definition: ReadonlySignal<Definition>
  /** Why the address could not be read. */
  problem: ReadonlySignal<string | null>
  /** What stands behind the `?` of its address, as it is written. */
  address: ReadonlySignal<string>
  /** Its definition without what is still being put together. */
  asked: ReadonlySignal<Definition>
  query: Query
  answer: ReadonlySignal<QueryState<Answer>>
  put: (change: Partial<Definition>, isStep?: boolean) => void
  /** The place whose number is listed. */
  place: ReadonlySignal<Place | undefined>
  opened: ReadonlySignal<Opened | undefined>
  /** The sessions that are listed, by id. */
  sessions: ReadonlySignal<QueryState<ReadonlyMap<string, Session>>>
  open: (place: Place | undefined) => void
  /** Nothing is counted until it goes on, or something else is asked. */
  isStopped: ReadonlySignal<boolean>
  stop: () => void
  goOn: () => void
}

const NEVER = new Promise<never>(() => {})

/** Made inside a model, which ends its effects. */
export function followInsight<Definition extends { sessions: AskedSessions }, Answer, Place>(
  { address, go, version, readSessions }: InsightGivens,
  { spec, finish, ask, list }: InsightKindParts<Definition, Answer, Place>,
): Insight<Definition, Answer, Place> {
  const read = computed(() => readInsight(spec, address.value))
  const definition = computed(() => read.value.definition)
  const put = (change: Partial<Definition>, isStep = true) =>
    go(writeInsight(spec, { ...definition.peek(), ...change }), isStep)
  const query = new QueryModel({
    address,
    go(next, isStep) {
      const { range, text, filter } = readQuery(next).query
      put({ sessions: { range, text, filter } } as Partial<Definition>, isStep)
    },
  })
  const asked = computed(() => {
    const { sessions, ...rules } = definition.value
    return finish({ ...rules, sessions: { ...sessions, filter: dropUnfinished(sessions.filter) } } as Definition)
  })
  const stopped = signal<Definition | undefined>()
  const isStopped = computed(() => stopped.value === asked.value)
  const answer = watchAnswer(() => {
    void version.value
    return isStopped.value ? NEVER : ask(asked.value)
  })
  const place = signal<Place | undefined>()
  const opened = computed(() => {
    const value = readValue(answer.value)
    return place.value !== undefined && value ? list(value, place.value, asked.value) : undefined
  })
  const sessions = watchAnswer(async () => {
    const ids = (opened.value?.selection ?? []).map(({ sessionId }) => sessionId)
    const rows = await readSessions([...new Set(ids)])
    return new Map(rows.map((row) => [row.id, row]))
  })
  // Another definition has other numbers: what was listed is of none of them.
  effect(() => {
    void asked.value
    place.value = undefined
  })
  return {
    definition,
    address: computed(() => writeInsight(spec, definition.value)),
    problem: computed(() => read.value.problem),
    asked,
    query,
    answer,
    put,
    place,
    opened,
    sessions,
    open: (next) => void (place.value = next),
    isStopped,
    stop: () => void (stopped.value = asked.peek()),
    goOn: () => void (stopped.value = undefined),
  }
}
