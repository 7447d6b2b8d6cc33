import { computed } from '@preact/signals'
import { useMemo } from 'preact/hooks'

import { findLastIndexUntil } from '@/lib/replay/find-until'
import type { StreamItem } from '@/lib/replay/stream'

import { CAPTION_MS } from './limits'
import type { PlayerState } from './player-model'

const WORDS: Partial<Record<StreamItem['kind'], string>> = {
  click: 'Click',
  input: 'Typing',
  submit: 'Submit',
  copy: 'Copy',
  cut: 'Cut',
  paste: 'Paste',
}

/** What the person does right now, in words: a key leaves no trace in a picture, and what is typed may be masked. */
export function StageCaption({ player, stream }: { player: PlayerState; stream: readonly StreamItem[] }) {
  const acts = useMemo(() => stream.filter(({ kind }) => WORDS[kind] !== undefined), [stream])
  const shown = useMemo(
    () =>
      computed(() => {
        const act = acts[findLastIndexUntil(acts, player.at.value, ({ at }) => at)]
        return act && player.at.value - act.at < CAPTION_MS ? act : undefined
      }),
    [acts, player],
  )
  const act = shown.value
  if (!act) return null
  return (
    <p class="stage-caption cut" aria-hidden="true">
      <strong>{WORDS[act.kind]}</strong> {act.label}
    </p>
  )
}
