/**
 * Signs of frustration, each recomputable from a stored session. `lib/signals` says by which rule each is found.
 */
export const SIGNAL_KINDS = ['rage click', 'dead click', 'error click', 'thrash', 'u-turn', 'quick back'] as const
export type SignalKind = (typeof SIGNAL_KINDS)[number]

export type SignalCounts = Record<SignalKind, number>

export const NO_SIGNALS: SignalCounts = {
  'rage click': 0,
  'dead click': 0,
  'error click': 0,
  thrash: 0,
  'u-turn': 0,
  'quick back': 0,
}

/** A click as it may come to be a signal. `at` is epoch ms, as everywhere here. */
export interface SignalClick {
  at: number
  nodeId: number
  role: string
  label: string
  selector: string
  url: string
}

/** A click that waits for the page to react. */
export interface WaitingClick extends SignalClick {
  /** Of the last click on the same node, which is one with this. */
  lastAt: number
}

/** Clicks on one spot, one soon after another. */
export interface ClickSeries {
  first: SignalClick
  count: number
  /** Of the last one: where (CSS px) and when. */
  x: number
  y: number
  lastAt: number
}

/** How the pointer goes along one axis. */
export interface PointerAxis {
  /** How far it got in its direction, CSS px. */
  reached: number
  direction: -1 | 0 | 1
  /** When it turned, as far as that still counts. */
  turnedAt: number[]
}

/** A button held down: moves in it are a drag or a selection. */
export interface Press {
  from: number
  to: number | null
}

/** What is remembered of a page between two of its chunks to find signals in it; plain JSON, on the page's row. */
export interface SignalState {
  isTop: 0 | 1
  url: string
  /** Where rrweb saw a pointer click that was not described yet. */
  point: { x: number; y: number } | null
  waiting: WaitingClick[]
  /** The last click, until something went wrong soon after it. */
  blamed: SignalClick | null
  series: ClickSeries | null
  axes: { x: PointerAxis; y: PointerAxis } | null
  /** This burst of turns was told already. */
  isThrashing: boolean
  presses: Press[]
}

/** One view of a page or a route in a tab. */
export interface Visit {
  pageId: string
  url: string
  title: string
  at: number
  /** When somebody first did something there. */
  touchedAt: number | null
  /** When its document said that it goes away. */
  leftAt: number | null
}
