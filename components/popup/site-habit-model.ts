import { computed, createModel, type ReadonlySignal } from '@preact/signals'

import { askOrTell, type Ask } from '@/components/parts/ask'
import { findRule } from '@/components/sites/find-rule'
import { originsOfRule } from '@/components/sites/origins-of-rule'
import type { Settings, SiteAction, SiteRule } from '@/lib/model/settings'
import { isSitePattern } from '@/lib/sites/decide-site'

import type { SiteAccess } from './access-model'

/** How a site is recorded from now on; `manual` is to have no rule. */
export type Habit = 'manual' | Exclude<SiteAction, 'never'>

export interface SiteHabitGivens {
  settings: ReadonlySignal<Settings>
  url: ReadonlySignal<string | undefined>
  access: Pick<SiteAccess, 'request'>
  ask: Ask
  tell: (problem: string | null) => void
}

/** How the site in the tab is recorded when nobody presses Start. */
export const SiteHabitModel = createModel(({ settings, url, access, ask, tell }: SiteHabitGivens) => {
  /** As a rule names it: the host, with its port where it has one. `undefined` where no rule can be made. */
  const site = computed(() => readSite(url.value))
  const rule = computed(() => findRule(settings.value.sites, url.value))
  /** A rule for more than this site, or for a part of it, decides: it is changed in the settings, not from here. */
  const isDecidedElsewhere = computed(() => rule.value !== undefined && rule.value.pattern !== site.value)
  const habit = computed((): Habit => {
    const action = rule.value?.action ?? 'manual'
    return action === 'never' ? 'manual' : action
  })

  const save = (sites: SiteRule[]) => {
    const next = { ...settings.peek(), sites }
    return askOrTell(
      ask('saveSettings', { settings: next }).then(() => true),
      tell,
    )
  }

  /**
   * Must run in the click itself. The rule is stored before the browser asks, because its prompt may close the popup;
   * where the access is refused the rule goes again.
   */
  const choose = async (chosen: Habit) => {
    const pattern = site.peek()
    if (pattern === undefined || isDecidedElsewhere.peek() || chosen === habit.peek()) return
    tell(null)
    const before = settings.peek().sites
    const others = before.filter((one) => one.pattern !== pattern)
    if (chosen === 'manual') {
      await save(others)
      return
    }
    const added: SiteRule = { pattern, action: chosen }
    const saving = save([...others, added])
    const isGranted = await askOrTell(access.request(originsOfRule(added)), tell)
    await saving
    if (isGranted !== false) return
    await save(before)
    tell('Nothing was changed: the access to this site was not given.')
  }

  return { site, rule, habit, isDecidedElsewhere, choose }
})

function readSite(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const { protocol, host } = new URL(url)
  return /^https?:$/.test(protocol) && isSitePattern(host) ? host : undefined
}
