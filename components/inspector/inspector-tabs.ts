import { LINE_LISTS, type LineList } from '@/lib/replay/line-kinds'

export type InspectorTab = LineList | 'notes' | 'performance' | 'health' | 'pages'

export const INSPECTOR_TABS: readonly { id: InspectorTab; name: string }[] = [
  { id: 'events', name: 'Events' },
  { id: 'console', name: 'Console' },
  { id: 'network', name: 'Network' },
  { id: 'errors', name: 'Errors' },
  { id: 'notes', name: 'Notes' },
  { id: 'performance', name: 'Performance' },
  { id: 'health', name: 'Health' },
  { id: 'pages', name: 'Pages' },
]

export function isLineList(tab: InspectorTab): tab is LineList {
  return LINE_LISTS.some((list) => list === tab)
}

/** On the buttons that narrow a list. */
export const KIND_NAMES: Readonly<Record<string, string>> = {
  pages: 'Pages',
  clicks: 'Clicks',
  inputs: 'Inputs',
  custom: 'Custom',
  frustration: 'Frustration',
  errors: 'Errors',
  notes: 'Notes',
  gaps: 'Gaps',
  other: 'Other',
  info: 'Info',
  warn: 'Warnings',
  error: 'Errors',
  fetch: 'Fetch/XHR',
  doc: 'Doc',
  js: 'JS',
  css: 'CSS',
  img: 'Img',
  uncaught: 'Uncaught',
  rejections: 'Rejections',
  console: 'Console',
  requests: 'Requests',
}

/** What would be in a list that has nothing. */
export const EMPTY_TEXTS: Readonly<Record<LineList, string>> = {
  events: 'Page views, clicks, inputs, errors, gaps and notes are listed here.',
  console: 'What pages write to their console, and errors nobody caught, are listed here.',
  network: 'Documents, requests of scripts and what else pages loaded are listed here.',
  errors: 'Errors nobody caught, rejected promises, errors in the console and requests that failed are listed here.',
}
