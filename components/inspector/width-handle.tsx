import { LARGE_WIDTH_STEP_PX, NARROWEST_PX, WIDEST_PX, WIDTH_STEP_PX } from './limits'
import type { Width } from './width-model'

/** The edge between stage and inspector: dragged, or moved by arrow keys. */
export function WidthHandle({ width }: { width: Width }) {
  const drag = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const { right } = event.currentTarget.parentElement!.getBoundingClientRect()
    width.set(right - event.clientX)
  }
  const handleKey = (event: KeyboardEvent) => {
    const step = event.shiftKey ? LARGE_WIDTH_STEP_PX : WIDTH_STEP_PX
    const next: Record<string, number> = {
      ArrowLeft: width.px.peek() + step,
      ArrowRight: width.px.peek() - step,
      Home: NARROWEST_PX,
      End: WIDEST_PX,
    }
    const px = next[event.key]
    if (px === undefined) return
    event.preventDefault()
    width.set(px)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- one with a value is a control (ARIA 1.2)
    <hr
      class="inspector-edge"
      aria-label="Width of the inspector"
      aria-orientation="vertical"
      aria-valuemin={NARROWEST_PX}
      aria-valuemax={width.readWidest()}
      aria-valuenow={width.px.value}
      aria-valuetext={`${width.px.value} px`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
      tabIndex={0}
      title="Drag, or use the arrow keys, to make the inspector wider or narrower"
      onKeyDown={handleKey}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        event.currentTarget.focus()
      }}
      onPointerMove={drag}
    />
  )
}
