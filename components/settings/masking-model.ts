import { computed, createModel, type ReadonlySignal } from '@preact/signals'

import { askOrTell, type Ask } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/query-state'
import { DEFAULT_RULES, type MaskLevel, type MaskRules, type PatternName } from '@/lib/model/rules'
import type { HeldRules } from '@/lib/store/read-rules'

import { describeLevel, describePattern } from './describe-rules'
import { draftRules } from './rules-draft'

export interface MaskingGivens {
  query: ReadonlySignal<QueryState<HeldRules>>
  ask: Ask
  toasts: Toasts
}

/** A change of the rules, and what takes it back without what was changed since. */
export interface RulesChange {
  said: string
  apply: (rules: MaskRules) => MaskRules
  undo: (rules: MaskRules) => MaskRules
}

/** What is masked. Every change is stored at once, and can be undone for as long as its notice stands. */
export const MaskingModel = createModel(({ query, ask, toasts }: MaskingGivens) => {
  const held = computed(() => readValue(query.value) ?? null)
  const { rules, send, withdraw } = draftRules(held)
  const isLoaded = computed(() => held.value !== null)
  const hasFailed = computed(() => query.value.state === 'failed')
  const isLocked = computed(() => held.value?.isLocked ?? true)
  /** Of an organisation that lets people choose something else. */
  const isSuggested = computed(() => held.value?.source === 'policy' && !held.value.isLocked)
  const problems = computed(() => held.value?.problems ?? [])
  const isDefault = computed(() => JSON.stringify(rules.value) === JSON.stringify(DEFAULT_RULES))

  const save = async (next: MaskRules): Promise<boolean> => {
    if (isLocked.peek()) return false
    send(next)
    const asking = ask('saveRules', { rules: next }).then(() => true)
    const isSaved = (await askOrTell(asking, (text) => void toasts.show({ text }))) === true
    if (!isSaved) withdraw()
    return isSaved
  }

  /** Answers whether it is stored. */
  const change = async ({ said, apply, undo }: RulesChange): Promise<boolean> => {
    if (!(await save(apply(rules.peek())))) return false
    toasts.show({ text: said, action: { label: 'Undo', run: () => void save(undo(rules.peek())) } })
    return true
  }

  /** Other rules as a whole; undone as a whole, too. */
  const replaceAll = (next: MaskRules, said: string) => {
    const before = rules.peek()
    return change({ said, apply: () => next, undo: () => before })
  }

  const chooseLevel = (level: MaskLevel) => {
    const before = rules.peek().level
    if (level === before) return Promise.resolve(true)
    return change({
      said: `The level is ${describeLevel(level).label.toLowerCase()} now.`,
      apply: (now) => ({ ...now, level }),
      undo: (now) => ({ ...now, level: before }),
    })
  }

  const setPattern = (name: PatternName, isOn: boolean) => {
    const write = (now: MaskRules, value: boolean) => ({ ...now, patterns: { ...now.patterns, [name]: value } })
    return change({
      said: `${describePattern(name).label} are ${isOn ? 'masked wherever they stand' : 'no longer looked for'}.`,
      apply: (now) => write(now, isOn),
      undo: (now) => write(now, !isOn),
    })
  }

  const reset = () => replaceAll(DEFAULT_RULES, 'The rules are the defaults again.')

  /** What was read is what is right: saved, nothing wrong is left. Not undone, for what is wrong cannot be saved. */
  const removeProblems = async () => {
    if (await save(rules.peek())) toasts.show({ text: 'What was wrong is removed. The rules that hold are the same.' })
  }

  const undoLatest = () => toasts.runLatestAction()

  return {
    isLoaded,
    hasFailed,
    isLocked,
    isSuggested,
    isDefault,
    rules,
    problems,
    change,
    replaceAll,
    chooseLevel,
    setPattern,
    reset,
    removeProblems,
    undoLatest,
  }
})

export type Masking = InstanceType<typeof MaskingModel>
