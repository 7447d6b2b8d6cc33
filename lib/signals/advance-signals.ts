import type { eventWithTime } from '@rrweb/types'

import type { SignalClick, SignalState } from '@/lib/model/signal'

import { advanceSeries, endSeries, isSeriesOver } from './advance-series'
import { followButton, followPointer } from './follow-pointer'
import { describeClickSignal, type FoundSignal } from './found-signal'
import { ERROR_WITHIN_MS } from './limits'
import { readMoment, type Moment } from './read-moment'
import { addWaiting, findDead } from './wait-for-reaction'

/*
 * Signs of frustration on one page. In come its masked rrweb events in the order in which they are stored, and what was
 * remembered of those before; out come the signals that are certain now, and what is to be remembered. Pure: the same
 * events give the same signals however they are cut, so they can be found again in any stored session.
 *
 * - rage click: three clicks or more on one spot (`advanceSeries`).
 * - dead click: for three seconds after a click on what promises to do something the page showed nothing: no change of
 *   the DOM, of a field, the scroll, the selection or the focus, no media, resize, window, file, dialog, page or route, and
 *   it was neither hidden nor left. A page that changes all the time by itself, as one with a clock does, has no dead
 *   clicks by this definition; nor has a frame of another document, whose answer may show around it.
 * - error click: something went wrong within two seconds after a click; the last click before it, and once for each.
 * - thrash: the pointer goes back and forth (`followPointer`).
 *
 * Clicks are those of a pointer. Keys and scripts click as well, but repeat without anger.
 */
export interface Advanced {
  state: SignalState
  signals: FoundSignal[]
}

export function startSignals({ url, isTop }: { url: string; isTop: 0 | 1 }): SignalState {
  const nothing = { point: null, waiting: [], blamed: null, series: null, axes: null, isThrashing: false, presses: [] }
  return { isTop, url, ...nothing }
}

export function advanceSignals(state: SignalState, events: readonly eventWithTime[]): Advanced {
  const signals: FoundSignal[] = []
  let current = state
  for (const event of events) {
    const moment = readMoment(event)
    const passed = passTime(current, knownUntil(moment, event.timestamp))
    const taken = takeMoment(passed.state, moment, event.timestamp)
    signals.push(...passed.signals, ...taken.signals)
    current = taken.state
  }
  return { state: current, signals }
}

/** What is certain once nothing more is known of the page after `at`. */
export function endSignals(state: SignalState, at: number): FoundSignal[] {
  return [...findDead(state.waiting, at).signals, ...endSeries(state.series)]
}

/** The same without anything of before `before`. */
export function forgetSignals(state: SignalState, before: number): SignalState {
  const { waiting, blamed, series } = state
  return {
    ...state,
    waiting: waiting.filter((click) => click.at >= before),
    blamed: blamed && blamed.at >= before ? blamed : null,
    series: series && series.first.at >= before ? series : null,
  }
}

const none = (state: SignalState): Advanced => ({ state, signals: [] })

/** Until when it is known that nothing else happened: before a gap and a new beginning it is not. */
function knownUntil(moment: Moment, at: number): number {
  if (moment.kind === 'begin') return -Infinity
  return moment.kind === 'gap' ? Math.min(moment.from, at) : at
}

/** Something happened at `at`: what waited for less is decided. */
function passTime(state: SignalState, at: number): Advanced {
  const { series, blamed } = state
  if (!series && !blamed && state.waiting.length === 0) return none(state)
  const { waiting, signals } = findDead(state.waiting, at)
  const isOver = series !== null && isSeriesOver(series, at)
  return {
    state: {
      ...state,
      waiting,
      series: isOver ? null : series,
      blamed: blamed && at - blamed.at <= ERROR_WITHIN_MS ? blamed : null,
    },
    signals: isOver ? [...signals, ...endSeries(series)] : signals,
  }
}

function takeMoment(state: SignalState, moment: Moment, at: number): Advanced {
  switch (moment.kind) {
    case 'point':
      return none({
        ...state,
        point: { x: moment.x, y: moment.y },
        presses: followButton(state.presses, false, at),
      })
    case 'no point':
      return none({ ...state, point: null })
    case 'click': {
      const { nodeId, role, label, selector } = moment
      return takeClick(state, { at, nodeId, role, label, selector, url: state.url })
    }
    case 'press':
    case 'release':
      return none({ ...state, presses: followButton(state.presses, moment.kind === 'press', at) })
    case 'drag':
      return none({ ...state, presses: followButton(state.presses, false, at), axes: null, isThrashing: false })
    case 'moves':
      return followPointer(state, moment.positions)
    case 'view':
      return takeView(state, moment.url)
    case 'address':
      return none({ ...state, url: moment.url })
    case 'error':
      return takeError(state, moment.text, at)
    case 'gap':
    case 'begin':
    case 'left':
      return none({ ...state, waiting: [] })
    case 'reaction':
      return state.waiting.length === 0 ? none(state) : none(takeReaction(state, at))
    default:
      return none(state)
  }
}

/** rrweb tells where a pointer clicked, and right after it the recorder what. */
function takeClick(state: SignalState, click: SignalClick): Advanced {
  const { point } = state
  if (!point) return none(state)
  const { series, signals } = advanceSeries(state.series, click, point)
  const waiting = state.isTop === 1 ? addWaiting(state.waiting, click) : []
  return { state: { ...state, point: null, series, waiting, blamed: click }, signals }
}

function takeView(state: SignalState, url: string): Advanced {
  const isOther = url !== state.url
  const next = { ...state, url, waiting: [], series: isOther ? null : state.series }
  return { state: next, signals: isOther ? endSeries(state.series) : [] }
}

/** Told late it may be one to an earlier click only. */
function takeReaction(state: SignalState, at: number): SignalState {
  return { ...state, waiting: state.waiting.filter((click) => click.lastAt > at) }
}

function takeError(state: SignalState, text: string, at: number): Advanced {
  const { blamed } = state
  if (!blamed || at < blamed.at) return none(state)
  return {
    state: { ...state, blamed: null },
    signals: [describeClickSignal('error click', blamed, { detail: text })],
  }
}
