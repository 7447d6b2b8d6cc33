import { computed, createModel, effect, signal, type ReadonlySignal } from '@preact/signals'

import { askOrTell, type Ask } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/query-state'
import type { PermissionsApi } from '@/components/popup/access-model'
import { checkPattern } from '@/components/sites/check-pattern'
import { originsOfRule } from '@/components/sites/origins-of-rule'
import {
  DEFAULT_SETTINGS,
  ROLLING_MINUTES,
  type RecorderEngine,
  type Settings,
  type SiteRule,
} from '@/lib/model/settings'

export interface SettingsGivens {
  query: ReadonlySignal<QueryState<Settings>>
  permissions: PermissionsApi
  ask: Ask
  toasts: Toasts
}

const NO_ACCESS =
  'Nothing was changed: the browser was not given access to the site, and without it nothing of it can be recorded.'

/** What people decide about sites. Every change is stored at once; what is refused comes back as a sentence. */
export const SettingsModel = createModel(({ query, permissions, ask, toasts }: SettingsGivens) => {
  const isLoaded = computed(() => query.value.state !== 'loading')
  const settings = computed(() => readValue(query.value) ?? DEFAULT_SETTINGS)
  const rules = computed(() => settings.value.sites)
  /** Patterns of rules that record but have no access, so that nothing comes of them. */
  const blocked = signal<ReadonlySet<string>>(new Set())
  let latestCheck = 0

  const tell = (text: string) => void toasts.show({ text })
  const save = async (part: Partial<Settings>) => {
    const next = { ...settings.peek(), ...part }
    const answer = await askOrTell(
      ask('saveSettings', { settings: next }).then(() => true),
      tell,
    )
    return answer === true
  }

  const checkAccess = async (checked: readonly SiteRule[]) => {
    latestCheck += 1
    const turn = latestCheck
    const hasAccess = await Promise.all(
      checked.map(async (rule) => {
        const origins = originsOfRule(rule)
        return origins.length === 0 || permissions.contains({ origins })
      }),
    )
    if (turn !== latestCheck) return
    blocked.value = new Set(checked.filter((_, index) => !hasAccess[index]).map((rule) => rule.pattern))
  }
  effect(() => void checkAccess(rules.value))
  effect(() => {
    const recheck = () => void checkAccess(rules.peek())
    permissions.onAdded.addListener(recheck)
    permissions.onRemoved.addListener(recheck)
    return () => {
      permissions.onAdded.removeListener(recheck)
      permissions.onRemoved.removeListener(recheck)
    }
  })

  /** Must run in the click itself: the browser answers a request only there. */
  const requestAccess = async (rule: SiteRule): Promise<boolean> => {
    const origins = originsOfRule(rule)
    if (origins.length === 0) return true
    try {
      return await permissions.request({ origins })
    } catch (error) {
      console.error(error)
      return false
    }
  }

  /** Adds a rule, or puts it in the place of `replaced`. Answers with what is wrong, `null` when it is stored. */
  const putRule = async (typed: SiteRule, replaced?: SiteRule): Promise<string | null> => {
    const others = rules.peek().filter((rule) => rule.pattern !== replaced?.pattern)
    const checked = checkPattern(typed.pattern, others)
    if (!checked.ok) return checked.problem
    const rule = { pattern: checked.pattern, action: typed.action }
    if (!(await requestAccess(rule))) return NO_ACCESS
    const known = rules.peek()
    const index = known.findIndex((one) => one.pattern === replaced?.pattern)
    await save({ sites: index < 0 ? [...known, rule] : known.with(index, rule) })
    return null
  }

  const removeRule = async (rule: SiteRule) => {
    const known = rules.peek()
    const index = known.findIndex((one) => one.pattern === rule.pattern)
    if (index < 0 || !(await save({ sites: known.toSpliced(index, 1) }))) return
    const run = () => {
      const now = rules.peek()
      if (!now.some((one) => one.pattern === rule.pattern)) void save({ sites: now.toSpliced(index, 0, rule) })
    }
    toasts.show({ text: `Removed the rule for ${rule.pattern}.`, action: { label: 'Undo', run } })
  }

  /** The rule is there and only the access is missing. */
  const allow = async (rule: SiteRule) => {
    // Stored again, so that tabs of the site that are open are recorded from now on.
    if (await requestAccess(rule)) await save({})
    else tell(`Nothing of ${rule.pattern} is recorded: the access was not given.`)
  }

  const setRollingMinutes = async (typed: number): Promise<string | null> => {
    const { least, most } = ROLLING_MINUTES
    if (!(Number.isInteger(typed) && typed >= least && typed <= most)) {
      return `Write a whole number of minutes from ${least} to ${most}.`
    }
    if (typed !== settings.peek().rollingMinutes) await save({ rollingMinutes: typed })
    return null
  }

  const setKeepsHeaders = (isOn: boolean) => save({ keepsHeaders: isOn })
  const setKeepsBodies = (isOn: boolean) => save({ keepsBodies: isOn })
  const setEngine = (engine: RecorderEngine) => save({ engine })

  return {
    isLoaded,
    settings,
    rules,
    blocked,
    putRule,
    removeRule,
    allow,
    setRollingMinutes,
    setKeepsHeaders,
    setKeepsBodies,
    setEngine,
  }
})

export type SettingsState = InstanceType<typeof SettingsModel>
