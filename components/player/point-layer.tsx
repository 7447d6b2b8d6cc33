import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

import type { PlayerState } from './player-model'
import type { Picked, PointState } from './point-model'
import { createReplaySurface, type SurfaceGivens } from './replay-surface'

import './point-layer.css'

export interface PointLayerProps extends Omit<SurfaceGivens, 'layer'> {
  pointer: PointState
  player: PlayerState
  /** What a press does: `Take out`. */
  action: string
  /** What is chosen is only looked at: it stays as it is seen. */
  isLook?: boolean
  /** What stands beside the chosen element. */
  children: (picked: Picked) => ComponentChildren
}

/** Lies over the stage while an element is looked for: it takes the pointer, and is a button for the keyboard. */
export function PointLayer(props: PointLayerProps) {
  const { pointer, player, action, isLook = false, readReplay, findOrigin, children } = props
  const layer = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  // At once: the keys that come next are meant for it.
  useLayoutEffect(() => {
    if (!layer.current) return undefined
    player.pause()
    pointer.setSurface(createReplaySurface({ layer: layer.current, readReplay, findOrigin }))
    // Another moment, another scale: what was pointed at may be elsewhere.
    const stop = player.at.subscribe(pointer.clear)
    let isKnown = false
    const observer = new ResizeObserver(() => {
      // What it tells first is no change.
      if (isKnown) pointer.clear()
      isKnown = true
    })
    observer.observe(layer.current)
    return () => {
      stop()
      observer.disconnect()
      pointer.setSurface(undefined)
    }
  }, [pointer, player, readReplay, findOrigin])

  const chosen = pointer.chosen.value
  const isReleased = chosen === undefined
  // At once: the next key is meant for it.
  useLayoutEffect(() => {
    if (isReleased) button.current?.focus({ preventScroll: true })
  }, [isReleased])

  const point = (event: MouseEvent) => {
    const { left, top } = layer.current!.getBoundingClientRect()
    pointer.point(event.clientX - left, event.clientY - top)
  }
  const handleClick = (event: MouseEvent) => {
    // By Enter or Space there is no point.
    if (event.detail > 0) {
      pointer.release()
      point(event)
    }
    pointer.choose()
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    if (event.key === 'ArrowUp') pointer.goUp()
    else pointer.goDown()
  }
  const shown = chosen ?? pointer.hovered.value
  return (
    <div class={isLook ? 'pick pick-look' : 'pick'} ref={layer}>
      <button
        type="button"
        class="pick-layer"
        ref={button}
        aria-label={shown ? `${action} ${describeName(shown)}` : 'Choose an element with the arrow keys'}
        onPointerMove={point}
        onClick={handleClick}
        onKeyDown={handleKey}
      />
      {shown && <Outline picked={shown} isChosen={!isReleased} />}
      <output class="only-read-out">{shown && describeName(shown)}</output>
      {chosen && children(chosen)}
    </div>
  )
}

function Outline({ picked: { box, tag, wish }, isChosen }: { picked: Picked; isChosen: boolean }) {
  const isInside = box.top < 20
  return (
    <div class={`pick-outline${isChosen ? ' pick-outline-chosen' : ''}`} style={inPx(box)} aria-hidden="true">
      <span class={`pick-name code${isInside ? ' pick-name-inside' : ''}`}>
        {tag} <span class="figures">{describeSize(wish)}</span>
      </span>
    </div>
  )
}

function inPx({ left, top, width, height }: Picked['box']) {
  return { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }
}

function describeSize({ width, height }: { width: number; height: number }): string {
  return `${width} × ${height}`
}

function describeName({ wish, tag }: Picked): string {
  return `${wish.label || tag}, ${describeSize(wish)}`
}
