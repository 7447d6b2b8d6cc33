import type { Box } from './point-model'

const MARGIN_PX = 8

/** Below the element, else above it, else at its side, else at the lower edge; always on the stage. */
export function placeBeside(card: HTMLElement, box: Box): void {
  const room = card.offsetParent
  if (!room) return
  const { clientWidth, clientHeight } = room
  const { offsetWidth: width, offsetHeight: height } = card
  const below = box.top + box.height + MARGIN_PX
  const above = box.top - height - MARGIN_PX
  const lowest = clientHeight - height - MARGIN_PX
  const rightmost = clientWidth - width - MARGIN_PX
  const [after, before] = [box.left + box.width + MARGIN_PX, box.left - width - MARGIN_PX]
  const side = after <= rightmost ? after : before >= MARGIN_PX ? before : undefined
  const isBeside = below > lowest && above < MARGIN_PX
  const top = below <= lowest ? below : above >= MARGIN_PX ? above : side === undefined ? lowest : box.top
  const left = isBeside && side !== undefined ? side : box.left
  card.style.translate = `${clamp(left, MARGIN_PX, rightmost)}px ${clamp(top, MARGIN_PX, lowest)}px`
}

/** Where there is no room at all, the beginning is seen. */
function clamp(px: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(px, most)))
}
