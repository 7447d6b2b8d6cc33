import type { Window } from '@/lib/model/session'

/** From window id to the number people know the tab by: in the order in which the tabs joined the session, from 1. */
export function numberTabs(windows: readonly Pick<Window, 'id'>[]): ReadonlyMap<string, number> {
  return new Map(windows.map((window, index) => [window.id, index + 1]))
}
