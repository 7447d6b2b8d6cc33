import { ChevronLeft, ChevronRight, CircleX, SkipBack, SkipForward } from 'lucide-preact'

import { IconButton } from '@/components/parts/icon-button'

import { jump, type Stops } from './jumps'
import type { PlayerState } from './player-model'

export interface JumpButtonsProps {
  player: PlayerState
  stops: Stops
}

/** To the page, the event or the error before and after this moment. */
export function JumpButtons({ player, stops }: JumpButtonsProps) {
  const goTo = (moments: number[], way: 'next' | 'previous') => () => void jump(player, moments, way)
  return (
    <>
      <IconButton
        icon={SkipBack}
        label="Previous page"
        title="Previous page (Page Up)"
        onClick={goTo(stops.pages, 'previous')}
      />
      <IconButton
        icon={ChevronLeft}
        label="Previous event"
        title="Previous event (arrow up)"
        onClick={goTo(stops.events, 'previous')}
      />
      <IconButton
        icon={ChevronRight}
        label="Next event"
        title="Next event (arrow down)"
        onClick={goTo(stops.events, 'next')}
      />
      <IconButton
        icon={SkipForward}
        label="Next page"
        title="Next page (Page Down)"
        onClick={goTo(stops.pages, 'next')}
      />
      {stops.errors.length > 0 && (
        <IconButton
          icon={CircleX}
          label="Next error"
          title="Next error (e), previous error (Shift+E)"
          onClick={goTo(stops.errors, 'next')}
        />
      )}
    </>
  )
}
