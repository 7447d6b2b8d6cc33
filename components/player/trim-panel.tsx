import { ArrowLeftToLine, ArrowRightToLine } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import { describeDuration } from '@/components/parts/describe-duration'

import type { PlayerState } from './player-model'
import type { TrimState } from './trim-model'

export interface TrimPanelProps {
  trim: TrimState
  player: PlayerState
  onDone: () => void
}

/** The ends of what is kept, set where the player stands; the handles are on the timeline. */
export function TrimPanel({ trim, player, onDone }: TrimPanelProps) {
  const { from, to } = player.timeline.value
  const problem = trim.problem.value
  return (
    <div class="edit-panel">
      <Button size="small" icon={ArrowLeftToLine} onClick={() => trim.setFrom(player.at.peek())}>
        Start here
      </Button>
      <Button size="small" icon={ArrowRightToLine} onClick={() => trim.setTo(player.at.peek())}>
        End here
      </Button>
      <output class="figures">
        Keeps <strong>{describeDuration(trim.keptMs.value)}</strong> of {describeDuration(to - from)}
      </output>
      <Button
        size="small"
        look="danger"
        disabled={trim.isWhole.value || problem !== null}
        onClick={() => void trim.apply().then((isDone) => isDone && onDone())}
      >
        Apply
      </Button>
      {problem === null ? (
        trim.isWhole.value && <span class="edit-panel-finding">Drag an end of the timeline, or set it here.</span>
      ) : (
        <span class="field-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}
