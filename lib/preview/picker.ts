import type { PickedRule, PickFacts, PreviewState, RuleOutcome } from '@/lib/messages/preview'

import { openCard } from './card'
import { describePick } from './describe-pick'
import type { PageJudge } from './judge-page'
import { CARD_FRAME_HEIGHT, CARD_FRAME_WIDTH } from './limits'
import type { Host } from './open-host'
import type { Panel } from './panel'
import { startPicking, type Picking } from './pick-element'
import type { Shape } from './shapes'
import type { Marks } from './walk-page'

interface PickerGivens {
  host: Host
  panel: Panel | undefined
  facts: () => { judge: PageJudge; state: PreviewState; marks: Marks } | undefined
  innerFrames: () => Element[]
  add: (rule: PickedRule) => Promise<RuleOutcome>
  /** To the page around, which has room for a card. */
  send: (facts: PickFacts) => void
  /** A card is open here: nothing is picked in the other frames any more. */
  announce: () => void
  /** Picking is over, in all frames. */
  onStop: () => void
}

/** Picking in one document: a crosshair first, then the card of what was chosen. */
export function createPicker({ host, panel, facts, innerFrames, add, send, announce, onStop }: PickerGivens) {
  let picking: Picking | undefined
  let card: HTMLElement | undefined

  function choose(element: Element, shape: Shape): void {
    const known = facts()
    if (!known) return
    const described = describePick(element, known.judge, (selector) => countAll(selector, known.marks))
    const isSmall = innerWidth < CARD_FRAME_WIDTH || innerHeight < CARD_FRAME_HEIGHT
    if (!panel && isSmall) return send(described)
    open(described, shape)
  }
  function open(described: PickFacts, anchor: Shape | null = null): void {
    const known = facts()
    if (!known) return
    picking?.hold()
    panel?.showPicking(false)
    card?.remove()
    card = openCard(host.layer, described, known.state.isLocked, anchor, { add, close: onStop })
    announce()
  }
  function countAll(selector: string, { roots }: Marks): number {
    const trees: ParentNode[] = [document, ...roots]
    const all = trees.reduce((sum, tree) => sum + tree.querySelectorAll(selector).length, 0)
    return host.element.matches(selector) ? all - 1 : all
  }
  function stopPicking(): void {
    picking?.stop()
    picking = undefined
  }

  return {
    isOpen: () => picking !== undefined || card !== undefined,
    open,
    start(): void {
      if (picking && !card) return
      stopPicking()
      card?.remove()
      card = undefined
      picking = startPicking(host.layer, host.element, { choose, leave: onStop })
      picking.letThrough(innerFrames())
      panel?.showPicking(true)
    },
    stop(): void {
      const wasOpen = picking !== undefined || card !== undefined
      stopPicking()
      card?.remove()
      card = undefined
      panel?.showPicking(false)
      if (wasOpen) panel?.focusPick()
    },
    /** An element was picked in another frame. */
    yield(): void {
      stopPicking()
      card?.remove()
      card = undefined
      panel?.showPicking(false)
    },
    move(): void {
      picking?.letThrough(innerFrames())
      picking?.move()
    },
  }
}
