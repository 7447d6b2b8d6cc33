import { describeCount } from '@/components/parts/describe-count'
import type { LeftOut, LeftOutKind, RefusalReason } from '@/lib/files/refusal'

/** Why something of a file did not come in, and what one can do about it. */
const REASONS: Readonly<Record<RefusalReason, string>> = {
  empty: 'It is empty. Ask for the file again.',
  'too large': 'It is larger than what can be taken in: 4 GB, 256 MB for JSON. Export fewer sessions into one file.',
  'unpacks to too much':
    'It would unpack to far more than a recording holds, as files do that are made to fill a disk. It was not unpacked.',
  'names outside of itself': 'It names parts outside of itself, as no recording does. It was not unpacked.',
  'nested too deep': 'It is nested deeper than any page. It was not read.',
  'cut off': 'Its end is missing: it was not copied or downloaded to the end. Ask for it again.',
  damaged: 'It is damaged. Ask for it again, or export it once more.',
  'newer version': 'It was made by a newer Afterimage. Update this one, then import it again.',
  'no recording':
    'There is no recording in it. Afterimage takes its own exports, rrweb JSON, PostHog exports and Sentry replay segments.',
  'no picture':
    'It has no full picture of a page (no full snapshot), so nothing of it could be shown. Export it from its beginning.',
  'no room': 'There is no room on this disk for it. Delete sessions or free some space, then import it again.',
  unreadable: 'It is packed or locked in a way that cannot be read. Unlock it, or export it once more.',
}

export function describeRefusal(reason: RefusalReason): string {
  return REASONS[reason]
}

const NOUNS: Readonly<Record<LeftOutKind, readonly [one: string, many: string]>> = {
  'events of an unknown shape': ['event of an unknown shape', 'events of an unknown shape'],
  'events with impossible times': ['event whose time cannot be', 'events whose times cannot be'],
  'events that could not be unpacked': ['event that could not be unpacked', 'events that could not be unpacked'],
  'events before the first picture': ['event before the first picture', 'events before the first picture'],
  'windows without a picture': ['tab without a picture', 'tabs without a picture'],
  'damaged chunks': ['damaged stretch (shown as a gap)', 'damaged stretches (shown as gaps)'],
  'damaged parts': ['damaged part of the file', 'damaged parts of the file'],
  'missing parts': ['part that the file should have', 'parts that the file should have'],
  'missing ends': ['missing end of the file, with whatever stood there', 'missing ends of files'],
  'rows of an unknown shape': ['row of an unknown shape', 'rows of an unknown shape'],
  'damaged pictures, fonts or styles': ['damaged picture, font or style', 'damaged pictures, fonts or styles'],
  'unknown parts': ['part that no recording has', 'parts that no recording has'],
  'scripts and links that could act': [
    'event with a script or link that could act (without it)',
    'events with scripts or links that could act (without these)',
  ],
}

/** What was left out, a line each. */
export function describeLeftOut(leftOut: LeftOut): string[] {
  return Object.entries(leftOut).map(([kind, count]) => {
    const [one, many] = NOUNS[kind as LeftOutKind]
    return describeCount(count, one, many)
  })
}
