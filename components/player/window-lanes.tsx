import type { Span } from '@/lib/replay/segments'
import type { Timeline } from '@/lib/replay/timeline'

import { LANE_BINS } from './limits'
import type { PlayerState } from './player-model'

import './window-lanes.css'

export interface WindowLanesProps {
  player: PlayerState
  timeline: Timeline
  view: Span
  tabNumbers: ReadonlyMap<string, number>
}

/** Where several tabs were recorded, a lane for each: when it was there, its pages, and what was done in it. */
export function WindowLanes({ player, timeline, view, tabNumbers }: WindowLanesProps) {
  if (timeline.windows.length < 2) return null
  const shownId = player.windowId.value
  const isChosen = player.chosenId.value
  return (
    <fieldset class="lanes" aria-label="Tabs">
      {timeline.windows.map((window) => {
        const name = `Tab ${tabNumbers.get(window.id)}`
        const isOn = isChosen === window.id
        return (
          <button
            key={window.id}
            type="button"
            class={`lane${shownId === window.id ? ' lane-shown' : ''}`}
            aria-pressed={isOn}
            title={isOn ? `${name} is watched. Press to follow the person again` : `Watch ${name} alone`}
            onClick={() => player.chooseWindow(isOn ? undefined : window.id)}
          >
            <span class="lane-name figures">{name}</span>
            <svg class="lane-drawing" aria-hidden="true">
              {listStretches(window.pageChanges, window.to, view).map(({ key, isOdd, ...place }) => (
                <rect
                  key={key}
                  class={isOdd ? 'lane-page lane-page-odd' : 'lane-page'}
                  {...place}
                  y="0"
                  height="100%"
                />
              ))}
              {listDone(timeline, window.id, view).map((x) => (
                <rect key={x} class="lane-done" x={x} width={`${100 / LANE_BINS}%`} y="25%" height="50%" />
              ))}
            </svg>
          </button>
        )
      })}
    </fieldset>
  )
}

/** Its pages one after the other, in turns lighter and darker. */
function listStretches(changes: readonly { at: number }[], to: number, view: Span) {
  return changes.flatMap(({ at }, index) => {
    const from = Math.max(at, view.from)
    const until = Math.min(changes[index + 1]?.at ?? to, view.to)
    if (until <= from) return []
    return { key: at, isOdd: index % 2 === 1, x: inView(from, view), width: shareOf(until - from, view) }
  })
}

/** Where something was done in it, in steps of the drawing. */
function listDone(timeline: Timeline, windowId: string, view: Span): string[] {
  const length = Math.max(1, view.to - view.from)
  const bins = new Set<number>()
  for (const pulse of timeline.pulses) {
    if (pulse.windowId !== windowId || pulse.at < view.from || pulse.at > view.to) continue
    bins.add(Math.min(LANE_BINS - 1, Math.floor(((pulse.at - view.from) / length) * LANE_BINS)))
  }
  return [...bins].map((bin) => `${(bin / LANE_BINS) * 100}%`)
}

const shareOf = (ms: number, view: Span) => `${(ms / Math.max(1, view.to - view.from)) * 100}%`
const inView = (at: number, view: Span) => shareOf(at - view.from, view)
