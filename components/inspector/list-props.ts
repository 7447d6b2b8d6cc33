import type { Removal } from '@/components/player/remove-buttons'
import type { PlayerState } from '@/components/player/player-model'

import type { ChartChoice } from './chart-model'
import type { InspectorState } from './inspector-model'
import type { Lists } from './lists-model'

/** What every list of the inspector is given. */
export interface ListProps {
  lists: Lists
  inspector: InspectorState
  chart: ChartChoice
  player: PlayerState
  /** The session's start, epoch ms. */
  from: number
  tabNumbers: ReadonlyMap<string, number>
  removal?: Removal | undefined
}

/** By what a list of lines keeps up with the player. */
export const followPlayer = ({ player, inspector }: Pick<ListProps, 'player' | 'inspector'>) => ({
  at: player.at,
  isPlaying: player.isPlaying,
  isFollowing: inspector.isFollowing,
  onFollow: inspector.follow,
})
