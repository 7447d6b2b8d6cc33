import type { SignalClick, WaitingClick } from '@/lib/model/signal'

import { describeClickSignal, type FoundSignal } from './found-signal'
import { DEAD_AFTER_MS, MAX_WAITING_CLICKS, SAME_CLICK_MS } from './limits'

/** What promises to do something. Fields do not: their answer is the caret. */
const CLICKABLE_ROLES = new Set([
  'button',
  'link',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'option',
  'tab',
  'treeitem',
  'checkbox',
  'radio',
  'switch',
])

/** Clicks that wait, with this one among them, if it is one to wait for. */
export function addWaiting(waiting: readonly WaitingClick[], click: SignalClick): WaitingClick[] {
  if (!CLICKABLE_ROLES.has(click.role)) return [...waiting]
  const last = waiting.at(-1)
  if (last && last.nodeId === click.nodeId && click.at - last.lastAt < SAME_CLICK_MS) {
    return [...waiting.slice(0, -1), { ...last, lastAt: click.at }]
  }
  return [...waiting, { ...click, lastAt: click.at }].slice(-MAX_WAITING_CLICKS)
}

/** Those that nothing answered by `at` in all the time they had are dead; the others wait on. */
export function findDead(
  waiting: readonly WaitingClick[],
  at: number,
): { waiting: WaitingClick[]; signals: FoundSignal[] } {
  const isOver = (click: WaitingClick) => at > click.lastAt + DEAD_AFTER_MS
  return {
    waiting: waiting.filter((click) => !isOver(click)),
    signals: waiting.filter(isOver).map((click) => describeClickSignal('dead click', click)),
  }
}
