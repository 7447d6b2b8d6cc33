import { TriangleAlert } from 'lucide-preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { Callout } from '@/components/parts/callout'
import { CheckField } from '@/components/parts/check-field'
import { describeCount } from '@/components/parts/describe-count'
import { MAX_OWN_TEXT_CHARACTERS, MAX_TEXT_CHARACTERS, MIN_OWN_TEXT_CHARACTERS } from '@/lib/edits/limits'

import type { Count, PickState } from './pick-model'
import { placeBeside } from './place-beside'
import type { Picked } from './point-model'

export interface PickCardProps {
  pick: PickState
  picked: Picked
  onRemoveText: (text: string) => void
}

/** What goes with the chosen element, before it goes. It stands beside the element, where there is room. */
export function PickCard({ pick, picked, onRemoveText }: PickCardProps) {
  const card = useRef<HTMLElement>(null)
  const { wish, text, tag, isWholePage } = picked
  const count = pick.count.value
  useLayoutEffect(() => {
    card.current?.querySelector<HTMLElement>('.button-danger')?.focus({ preventScroll: true })
  }, [picked])
  useLayoutEffect(() => {
    if (card.current) placeBeside(card.current, picked.box)
  })
  const others = typeof count === 'object' ? count.elements - 1 : 0
  return (
    <section ref={card} class="pick-card" aria-label="What goes">
      <p class="pick-card-name">
        <strong class="code">{tag}</strong>{' '}
        <span class="cut" dir="auto" title={text}>
          {text}
        </span>
      </p>
      {isWholePage && (
        <Callout meaning="warning" icon={TriangleAlert}>
          This is all of the page, or nearly all of it.
        </Callout>
      )}
      <p class="pick-card-quiet figures" aria-live="polite">
        {describeFound(count, wish.selector !== '')}
      </p>
      {others > 0 && (
        <CheckField
          label={others === 1 ? 'Take out the other one too' : 'Take out the others too'}
          isChecked={pick.isEverywhere.value}
          onChange={pick.setEverywhere}
        />
      )}
      <p class="pick-card-quiet">
        An empty box of its size stays.{isName(text) && ' What it says goes from titles and labels too.'}
      </p>
      <div class="pick-card-buttons">
        <Button look="danger" size="small" onClick={() => void pick.remove()}>
          Remove
        </Button>
        <Button size="small" onClick={pick.release}>
          Cancel
        </Button>
        {text !== '' && text.length <= MAX_TEXT_CHARACTERS && (
          <Button look="quiet" size="small" onClick={() => onRemoveText(text)}>
            Remove this text…
          </Button>
        )}
      </div>
    </section>
  )
}

function describeFound(count: Count, hasSelector: boolean): string {
  if (!hasSelector) return 'On this page. It has no name by which it could be found on others.'
  if (count === 'looking') return 'Looking for it on the other pages…'
  if (count === 'unknown') return 'On this page, and wherever else it is found.'
  if (count.elements <= 1) return 'Only on this page.'
  return `This one and ${describeCount(count.elements - 1, 'other')} like it, on ${describeCount(count.pages, 'page')}.`
}

/** What is shorter or longer is looked for nowhere else. */
function isName(text: string): boolean {
  return text.length >= MIN_OWN_TEXT_CHARACTERS && text.length <= MAX_OWN_TEXT_CHARACTERS
}
