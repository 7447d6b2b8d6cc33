import { useModel, type ReadonlySignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

import type { Toasts } from '@/components/parts/toasts-model'

import { FullScreenModel } from './full-screen-model'
import type { OwnerParts } from './owner-parts'
import type { PlaybackClient } from './playback-client'
import type { PlayerState } from './player-model'
import { savePicture } from './save-picture'
import type { LoadedSession } from './session-model'
import { StageToolsModel, type StageTools } from './stage-tools'
import type { MomentLinks } from './surroundings'
import { useLatestSignal } from './use-latest-signal'

export interface StageToolsParts {
  player: PlayerState
  toasts: Toasts
  owner: OwnerParts | undefined
  latest: ReadonlySignal<LoadedSession>
  links: MomentLinks | undefined
  drawMoment: PlaybackClient['drawMoment']
}

/** The stage's tools, on the browser they run in. Of what lies over the stage there is one at a time. */
export function useStageTools({ player, toasts, owner, latest, links, drawMoment }: StageToolsParts): StageTools {
  const latestOwner = useLatestSignal(owner)
  const fullScreen = useModel(() => new FullScreenModel(document))
  const tools = useModel(
    () =>
      new StageToolsModel({
        player,
        toasts,
        fullScreen,
        drawMoment,
        savePicture,
        links,
        readTitle: () => latest.peek().content.session.title || 'Session',
        copyText: (text) => navigator.clipboard.writeText(text),
        clearStage: () => latestOwner.peek()?.clearStage(),
      }),
  )
  const isPicking = owner?.stageLayer !== undefined
  useEffect(() => {
    if (isPicking) tools.putAway()
  }, [isPicking, tools])
  return tools
}
