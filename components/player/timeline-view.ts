import { computed, createModel, effect, signal } from '@preact/signals'

import type { Span } from '@/lib/replay/segments'
import { followView, panView, zoomView } from '@/lib/replay/zoom'

import type { Hovered } from './hover-preview'
import type { PlayerState } from './player-model'

/** One step of zooming by key or button. */
const ZOOM_STEP = 2

/** The part of the timeline that is seen: all of it until it is zoomed; then it goes along with the playhead. Epoch ms. */
export const TimelineViewModel = createModel((player: PlayerState) => {
  const whole = computed((): Span => {
    const { from, to } = player.timeline.value
    return { from, to }
  })
  const zoomed = signal<Span | undefined>()
  /** While ends of the whole are chosen, all of it has to be seen. */
  const isHeld = signal(false)
  const hovered = signal<Hovered | undefined>()
  const view = computed(() => (isHeld.value || !zoomed.value ? whole.value : zoomed.value))
  const isZoomed = computed(() => view.value.to - view.value.from < whole.value.to - whole.value.from)

  function set(next: Span): void {
    const { from, to } = whole.peek()
    zoomed.value = next.from <= from && next.to >= to ? undefined : next
  }

  effect(() => {
    const at = player.at.value
    const now = zoomed.peek()
    if (now) set(followView(now, whole.peek(), at))
  })

  const zoom = (factor: number, around = player.at.peek()) => set(zoomView(view.peek(), whole.peek(), factor, around))
  return {
    view,
    isZoomed,
    setHeld: (isOn: boolean) => void (isHeld.value = isOn),
    /** What the pointer is over. */
    hovered,
    setHovered: (next: Hovered | undefined) => void (hovered.value = next),
    zoom,
    zoomIn: () => zoom(ZOOM_STEP),
    zoomOut: () => zoom(1 / ZOOM_STEP),
    /** By this share of what is seen. */
    pan(share: number) {
      const now = view.peek()
      set(panView(now, whole.peek(), share * (now.to - now.from)))
    },
    showAll: () => void (zoomed.value = undefined),
  }
})

export type TimelineView = InstanceType<typeof TimelineViewModel>
