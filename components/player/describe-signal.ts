import type { SignalKind } from '@/lib/model/signal'

/** What a signal's row holds that its words are made of. */
export interface SignalFacts {
  /** Of the element, or the page that was left again. */
  label: string
  count?: number | undefined
  durationMs?: number | undefined
}

export interface SignalWords {
  label: string
  /** Why it is one. */
  sentence: string
}

/** A sign of frustration in words: what happened on the line, by which rule in the title. */
export function describeSignal(kind: SignalKind, facts: SignalFacts): SignalWords {
  const { label, count = 3, durationMs = 0 } = facts
  const on = (what: string) => (label === '' ? what : `${what}: ${label}`)
  const stayed = `${(durationMs / 1_000).toFixed(1)} s`
  switch (kind) {
    case 'rage click':
      return {
        label: on(`Clicked ${count} times`),
        sentence: `Rage click: ${count} clicks on one spot, each less than a second after the one before.`,
      }
    case 'dead click':
      return {
        label: on('No answer'),
        sentence: 'Dead click: the page showed no change in the 3 seconds after it.',
      }
    case 'error click':
      return {
        label: on('Failed'),
        sentence: 'Error click: this error came within 2 seconds after it.',
      }
    case 'thrash':
      return {
        label: 'Shook the pointer',
        sentence: 'Thrashing: the pointer turned 10 times within 2 seconds.',
      }
    case 'u-turn':
      return {
        label: on('Turned back'),
        sentence: `U-turn: back at the page before after ${stayed}, with nothing done on this one.`,
      }
    default:
      return { label: on('Straight back'), sentence: `Quick back: back at the page before after ${stayed}.` }
  }
}
