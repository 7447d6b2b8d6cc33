import { ImageOff } from 'lucide-preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'

import { describeCount, describeNumber } from '@/components/parts/describe-count'
import { EmptyState } from '@/components/parts/empty-state'
import { createPlaybackClient } from '@/components/player/playback-client'
import type { ClickedElement, ClicksAnswer } from '@/lib/insights/answer-clicks'

import { keyOf, nameElement, type Clicks } from './clicks-model'
import { drawVisit, readVisit, type DrawnVisit } from './draw-visit'
import { findRecorded } from './find-recorded'

import 'rrweb-player/dist/style.css'

export interface ClicksPictureProps {
  clicks: Clicks
  answer: ClicksAnswer
  startPlayback: () => Worker
}

/** The page as it was at the last click on it, and over each element how often that was clicked. */
export function ClicksPicture({ clicks, answer, startPlayback }: ClicksPictureProps) {
  const room = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<DrawnVisit | 'drawing' | undefined>('drawing')
  const scale = useScale(room, typeof drawn === 'object' ? drawn.width : undefined)
  // A newer visit to a page whose picture is there is no reason to draw it again.
  const [visits] = useState(answer.visits)

  useEffect(() => {
    const target = sheet.current
    if (!target) return undefined
    const playback = createPlaybackClient(startPlayback)
    let isGone = false
    let made: DrawnVisit | undefined
    const draw = async () => {
      const read = await readVisit(playback, visits)
      if (isGone) return
      made = read && (await drawVisit(target, read.block, read.visit.startAt))
      if (isGone) made?.destroy()
      else setDrawn(made)
    }
    draw().catch(() => !isGone && setDrawn(undefined))
    return () => {
      isGone = true
      made?.destroy()
      playback.release()
    }
  }, [visits, startPlayback])

  if (drawn === undefined)
    return (
      <EmptyState title="No picture of this page" picture={<ImageOff size={28} aria-hidden="true" />}>
        <p>None of its newest visits can be replayed. The clicks are listed below.</p>
      </EmptyState>
    )
  const size =
    typeof drawn === 'object' ? { width: `${drawn.width * scale}px`, height: `${drawn.height * scale}px` } : undefined
  return (
    <section class="clicks-room" ref={room} aria-label={`Clicks on ${answer.page}`}>
      {drawn === 'drawing' && <p class="insight-quiet">Drawing the page…</p>}
      <div class="clicks-picture" style={size ?? { height: '0', visibility: 'hidden' }}>
        <div class="clicks-sheet" ref={sheet} style={{ transform: `scale(${scale})` }} />
        {typeof drawn === 'object' && <Spots clicks={clicks} answer={answer} page={drawn.page} scale={scale} />}
      </div>
    </section>
  )
}

interface SpotsProps {
  clicks: Clicks
  answer: ClicksAnswer
  page: Document
  scale: number
}

function Spots({ clicks, answer, page, scale }: SpotsProps) {
  const { kind } = clicks.definition.value
  const spots = useMemo(() => placeSpots(page, answer.elements), [page, answer.elements])
  const most = Math.max(1, ...spots.map(({ element }) => element.clicks[kind].value))
  const place = clicks.place.value
  return (
    <ul class="clicks-spots">
      {spots.map(({ element, box }) => {
        const { value } = element.clicks[kind]
        const key = keyOf(element)
        const isOpen = place?.element === key && place.kind === kind
        return (
          value > 0 && (
            <li
              key={key}
              class="clicks-spot"
              style={{
                '--share': value / most,
                left: `${box.x * scale}px`,
                top: `${box.y * scale}px`,
                width: `${box.width * scale}px`,
                height: `${box.height * scale}px`,
              }}
            >
              <button
                type="button"
                class="clicks-count figures"
                aria-pressed={isOpen}
                aria-label={`${nameElement(element)}: ${describeCount(value, kind)}`}
                title={nameElement(element)}
                onClick={() => clicks.open(isOpen ? undefined : { element: key, kind })}
              >
                {describeNumber(value)}
              </button>
            </li>
          )
        )
      })}
    </ul>
  )
}

/** The elements that the picture shows, and where, CSS px of the page. */
function placeSpots(page: Document, elements: readonly ClickedElement[]): { element: ClickedElement; box: DOMRect }[] {
  return elements.flatMap((element) => {
    const box = findRecorded(page, element.selector)?.getBoundingClientRect()
    return box && box.width > 0 && box.height > 0 ? [{ element, box }] : []
  })
}

/** So that the page is as wide as there is room, and never larger than it was. */
function useScale(room: { current: HTMLElement | null }, width: number | undefined): number {
  const [available, setAvailable] = useState(0)
  useEffect(() => {
    const target = room.current
    if (!target) return undefined
    const observer = new ResizeObserver(() => setAvailable(target.clientWidth))
    observer.observe(target)
    return () => observer.disconnect()
  }, [room])
  return width === undefined || available === 0 ? 1 : Math.min(1, available / width)
}
