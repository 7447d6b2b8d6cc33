import { exportArchive } from './export-archive'
import { exportCsv } from './export-csv'
import { exportHar } from './export-har'
import { exportHtml } from './export-html'
import { exportPosthog } from './export-posthog'
import { exportReport } from './export-report'
import { exportRrweb } from './export-rrweb'
import { HTML_SIZE } from './write-html'
import { exportDevtoolsRecording, exportPlaywright, exportPuppeteer } from './export-scripts'
import type { ExportFormat } from './export-format'

/** Every kind of file there is; another one is one entry more. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    id: 'afterimage',
    label: 'Afterimage',
    description: 'Everything, to be taken in by another Afterimage: Import there.',
    extension: 'afterimage',
    mediaType: 'application/zip',
    isOneFile: true,
    holds: ['shown', 'events', 'requests', 'notes', 'assets', 'people', 'rules'],
    listFiles: exportArchive,
  },
  {
    id: 'html',
    label: 'HTML',
    description: 'A page for any browser that plays the session, without the extension and without a network.',
    extension: 'html',
    mediaType: 'text/html',
    size: HTML_SIZE,
    holds: ['shown', 'events', 'requests', 'notes', 'assets', 'people', 'rules'],
    listFiles: exportHtml,
  },
  {
    id: 'rrweb',
    label: 'rrweb JSON',
    description: 'What was shown, as an array of events for any rrweb player; one file for each tab.',
    extension: 'json',
    mediaType: 'application/json',
    holds: ['shown', 'events', 'requests'],
    listFiles: exportRrweb,
  },
  {
    id: 'posthog',
    label: 'PostHog recording',
    description: 'What was shown in all tabs, as PostHog exports its recordings; one file for each session.',
    extension: 'json',
    mediaType: 'application/json',
    holds: ['shown', 'events', 'requests', 'people'],
    listFiles: exportPosthog,
  },
  {
    id: 'har',
    label: 'HAR',
    description: 'The requests, for the network panel of any browser.',
    extension: 'har',
    mediaType: 'application/json',
    isOneFile: true,
    holds: ['requests'],
    listFiles: exportHar,
  },
  {
    id: 'csv',
    label: 'CSV',
    description: 'Three tables for a spreadsheet: sessions, events, notes.',
    extension: 'csv',
    mediaType: 'text/csv',
    holds: ['events', 'notes', 'people'],
    listFiles: exportCsv,
  },
  {
    id: 'report',
    label: 'Bug report',
    description: 'Steps, errors, failed requests and notes in Markdown, for a ticket.',
    extension: 'md',
    mediaType: 'text/markdown',
    isText: true,
    holds: ['events', 'notes'],
    listFiles: exportReport,
  },
  {
    id: 'recorder',
    label: 'DevTools Recorder',
    description:
      'The steps as a flow for the Recorder of Chrome and @puppeteer/replay; what was masked is yours to fill in.',
    extension: 'recording.json',
    mediaType: 'application/json',
    isText: true,
    holds: ['events'],
    listFiles: exportDevtoolsRecording,
  },
  {
    id: 'puppeteer',
    label: 'Puppeteer script',
    description:
      'The steps as a script for Node, which says where they go another way; what was masked is yours to fill in.',
    extension: 'puppeteer.mjs',
    mediaType: 'text/javascript',
    isText: true,
    holds: ['events'],
    listFiles: exportPuppeteer,
  },
  {
    id: 'playwright',
    label: 'Playwright test',
    description: 'The steps as a test that expects what was seen; what was masked is yours to fill in.',
    extension: 'spec.ts',
    mediaType: 'text/plain',
    isText: true,
    holds: ['events'],
    listFiles: exportPlaywright,
  },
]
