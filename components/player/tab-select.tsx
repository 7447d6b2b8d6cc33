import type { Timeline } from '@/lib/replay/timeline'

import type { PlayerState } from './player-model'

/** Not the id of a window: those are UUIDs. */
const FOLLOW = 'follow'

export interface TabSelectProps {
  player: PlayerState
  timeline: Timeline
  tabNumbers: ReadonlyMap<string, number>
}

/** Where several tabs were recorded: which one is watched. Without a choice it is the one the person looked at. */
export function TabSelect({ player, timeline, tabNumbers }: TabSelectProps) {
  if (timeline.windows.length < 2) return null
  const choose = (value: string) => player.chooseWindow(value === FOLLOW ? undefined : value)
  return (
    <select
      class="transport-select figures"
      aria-label="Tab"
      title="Which tab to watch; Follow shows the one the person looked at"
      value={player.chosenId.value ?? FOLLOW}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value={FOLLOW}>Follow</option>
      {timeline.windows.map(({ id }) => (
        <option key={id} value={id}>
          Tab {tabNumbers.get(id)}
        </option>
      ))}
    </select>
  )
}
