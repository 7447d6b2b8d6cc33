import type { ExportFile } from './export-format'
import { openAll, type ExportSource } from './export-source'
import type { LeavingSession } from './open-session'
import { writeCsv, writeRows, type CsvRow } from './write-csv'

interface Table {
  name: string
  columns: readonly string[]
  listRows: (session: LeavingSession) => CsvRow[]
}

/** Instants are ISO 8601 in UTC, lengths ms, sizes bytes. A session is known in all three tables by its id. */
const TABLES: readonly Table[] = [
  {
    name: 'sessions.csv',
    columns: [
      'session',
      'title',
      'started',
      'ended',
      'active ms',
      'pages',
      'events',
      'clicks',
      'errors',
      'gaps',
      'notes',
      'person',
      'study',
      'participant',
      'tags',
      'browser',
      'system',
      'language',
      'time zone',
      'width',
      'height',
      'bytes',
    ],
    listRows: ({ content: { session, notes } }) => {
      const { device } = session
      return [
        [
          session.id,
          session.title,
          describe(session.startedAt),
          describe(session.endedAt),
          session.activity.activeMs,
          session.pageCount,
          session.eventCount,
          session.clickCount,
          session.errorCount,
          session.gapCount,
          notes.length,
          session.person,
          session.study,
          session.participant,
          session.tags.join(', '),
          device.browser,
          device.os,
          device.language,
          device.timeZone,
          device.viewportWidth,
          device.viewportHeight,
          session.bytes,
        ],
      ]
    },
  },
  {
    name: 'events.csv',
    columns: [
      'session',
      'at',
      'kind',
      'label',
      'role',
      'selector',
      'address',
      'level',
      'status',
      'duration ms',
      'count',
      'value',
      'detail',
      'properties',
      'until',
    ],
    listRows: ({ content: { events } }) =>
      events.map((event) => [
        event.sessionId,
        describe(event.at),
        event.kind,
        event.label,
        event.role,
        event.selector,
        event.url,
        event.level,
        event.status,
        event.durationMs,
        event.count,
        event.value,
        event.detail,
        event.properties && JSON.stringify(event.properties),
        typeof event.until === 'number' ? describe(event.until) : undefined,
      ]),
  },
  {
    name: 'notes.csv',
    columns: ['session', 'at', 'tag', 'severity', 'text', 'written'],
    listRows: ({ content: { notes } }) =>
      notes.map((note) => [
        note.sessionId,
        describe(note.at),
        note.tag ?? '',
        note.severity ?? '',
        note.text,
        describe(note.createdAt),
      ]),
  },
]

export async function* exportCsv(source: ExportSource): AsyncGenerator<ExportFile> {
  for (const table of TABLES) yield { name: table.name, write: () => writeTable(table, source) }
}

async function* writeTable({ columns, listRows }: Table, source: ExportSource): AsyncGenerator<string> {
  yield writeCsv([[...columns]])
  for await (const session of openAll(source)) yield writeRows(listRows(session))
}

const describe = (at: number) => new Date(at).toISOString()
