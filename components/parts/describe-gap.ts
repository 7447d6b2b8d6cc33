import type { GapReason } from '@/lib/model/event'
import type { Gap } from '@/lib/replay/gaps'

import { describeDuration } from './describe-duration'

const SECOND_MS = 1_000

export interface GapWords {
  /** Two or three words, for a place with little room. */
  name: string
  /** What is missing and why. It begins with the name, so that it can be cut. */
  sentence: string
}

const WORDS: Record<Exclude<Gap['reason'], 'not allowed'>, GapWords> = {
  paused: { name: 'Paused', sentence: 'Paused by hand: nothing was recorded until it was resumed.' },
  'not recordable': {
    name: 'Closed page',
    sentence: 'Closed page: the tab showed a page of the browser, which no extension may look into.',
  },
  'excluded by a rule': {
    name: 'Excluded site',
    sentence: 'Excluded site: a rule of yours keeps Afterimage out of it, so nothing of it was recorded.',
  },
  'left before it was ready': {
    name: 'Left too early',
    sentence: 'Left too early: the page was gone before anything of it was stored, so there is no picture of it.',
  },
  'page crashed': {
    name: 'Page crashed',
    sentence: 'Page crashed: it ended without a word, so what it did in its last moments may be missing.',
  },
  'page frozen': {
    name: 'Page frozen',
    sentence: 'Page frozen: the browser put it to sleep in the background, so nothing of it was recorded.',
  },
  'tab unloaded': {
    name: 'Tab unloaded',
    sentence: 'Tab unloaded: the browser dropped it to save memory, so there was nothing to record until it came back.',
  },
  'buffer full': {
    name: 'Too much at once',
    sentence: 'Too much at once: the page changed faster than it could be stored, so some changes are missing.',
  },
  'event too large': {
    name: 'Change too large',
    sentence: 'Change too large: one change of the page was too large to store, so it is missing.',
  },
  'damaged chunk': {
    name: 'Damaged part',
    sentence: 'Damaged part: what the page sent could not be read, so it is missing.',
  },
  'worker restarted': {
    name: 'Recorder restarted',
    sentence: 'Recorder restarted: the browser ended it, so what happened until it was back is missing.',
  },
  'disk full': {
    name: 'Disk full',
    sentence: 'Disk full: nothing more could be stored. Everything before this is here.',
  },
  'extension updated': {
    name: 'Afterimage restarted',
    sentence: 'Afterimage restarted: it was updated or reloaded, so what happened until it was back is missing.',
  },
  'browser closed': {
    name: 'Browser closed',
    sentence: 'Browser closed: what happened in its last moments may be missing.',
  },
}

/** A gap's reason for people: what is missing and why. */
export function describeGap({ reason, url = '' }: Pick<Gap, 'reason' | 'url'>): GapWords {
  if (reason === 'not allowed') return describeNoAccess(url)
  // A session from a newer version may know reasons that are not known here.
  return (WORDS as Partial<Record<string, GapWords>>)[reason] ?? { name: reason, sentence: `Not recorded: ${reason}.` }
}

/** The same with how long it was. */
export function describeGapInFull(gap: Gap): string {
  const { sentence } = describeGap(gap)
  return gap.to - gap.from >= SECOND_MS ? `${sentence} (${describeDuration(gap.to - gap.from)})` : sentence
}

/** Reasons as a list of names with their counts: `No access, Page crashed (2)`. */
export function describeReasons(reasons: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const reason of reasons) {
    const { name } = describeGap({ reason: reason as GapReason })
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => (count > 1 ? `${name} (${count})` : name)).join(', ')
}

function describeNoAccess(url: string): GapWords {
  const where = url.replace(/^\w+:\/\//, '').replace(/\/.*$/, '')
  return where === ''
    ? { name: 'No access', sentence: 'No access to the site in this tab: it was not allowed, so it was not recorded.' }
    : { name: 'No access', sentence: `No access to ${where}: it was not allowed, so nothing of it was recorded.` }
}
