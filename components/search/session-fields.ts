import type { SessionField } from '@/lib/model/filter'

import type { ValueKind } from './operators'

/** What can be asked of a session itself, in the words of the screen. */
export const SESSION_FIELD_WORDS: Record<
  SessionField,
  { name: string; values: ValueKind; options?: readonly string[] }
> = {
  duration: { name: 'Duration (s)', values: 'number' },
  'active time': { name: 'Active time (s)', values: 'number' },
  pages: { name: 'Page views', values: 'number' },
  events: { name: 'Events', values: 'number' },
  clicks: { name: 'Clicks', values: 'number' },
  errors: { name: 'Errors', values: 'number' },
  frustration: { name: 'Signs of frustration', values: 'number' },
  'rage clicks': { name: 'Rage clicks', values: 'number' },
  'dead clicks': { name: 'Dead clicks', values: 'number' },
  'error clicks': { name: 'Error clicks', values: 'number' },
  thrashes: { name: 'Thrashed pointer', values: 'number' },
  'u-turns': { name: 'U-turns', values: 'number' },
  'quick backs': { name: 'Quick backs', values: 'number' },
  gaps: { name: 'Gaps', values: 'number' },
  notes: { name: 'Notes', values: 'number' },
  size: { name: 'Size (bytes)', values: 'number' },
  tag: { name: 'Tag', values: 'text' },
  study: { name: 'Study', values: 'text' },
  participant: { name: 'Participant', values: 'text' },
  browser: { name: 'Browser', values: 'text' },
  system: { name: 'Operating system', values: 'text' },
  language: { name: 'Language', values: 'text' },
  'time zone': { name: 'Time zone', values: 'text' },
  country: { name: 'Country (of the time zone)', values: 'text' },
  'viewport width': { name: 'Viewport width (px)', values: 'number' },
  'viewport height': { name: 'Viewport height (px)', values: 'number' },
  status: {
    name: 'Status',
    values: 'choice',
    options: ['recording', 'paused', 'stopped', 'recovered', 'saved', 'disk full'],
  },
  starred: { name: 'Starred', values: 'choice', options: ['yes', 'no'] },
  viewed: { name: 'Viewed', values: 'choice', options: ['yes', 'no'] },
  kept: { name: 'Kept', values: 'choice', options: ['yes', 'no'] },
}
