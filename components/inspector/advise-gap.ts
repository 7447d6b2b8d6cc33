import type { Gap } from '@/lib/replay/gaps'

const ADVICE: Partial<Record<Gap['reason'], string>> = {
  'not allowed': 'Allow the site the next time Afterimage asks, or all sites at once in the popup.',
  'excluded by a rule': 'Take the site out of your rules if it should be recorded: Settings, Sites.',
  'left before it was ready': 'Nothing to do: the page was there for a moment only.',
  'page frozen': 'Keep the tab in sight while recording: the browser puts pages in the background to sleep.',
  'tab unloaded': 'Close tabs you do not need, or turn off the memory saver for this site in the browser.',
  'disk full': 'Make room: delete sessions or let them go earlier in Settings, Storage.',
  'buffer full': 'Record fewer busy tabs at once, or a shorter time.',
  'extension updated': 'Nothing to do: updates wait for the end of a recording unless they are forced.',
  paused: 'Nothing to do: this was asked for.',
}

/** What to do so that it does not happen again. */
export function adviseGap(reason: Gap['reason']): string {
  return ADVICE[reason] ?? 'Nothing to do. What was stored before and after it is whole.'
}
