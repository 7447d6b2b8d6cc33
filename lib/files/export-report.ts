import type { ExportFile } from './export-format'
import { openAll, type ExportSource } from './export-source'
import { createNames, nameFile } from './name-file'
import type { LeavingSession } from './open-session'
import { listSteps } from './list-steps'
import { quote, quoteCode } from './markdown'

const MAX_LINES = 50

/**
 * A bug report in Markdown as GitHub, GitLab and Jira take it: what was done, what went wrong, what was said. Nothing of
 * what a page wrote can be more in it than text.
 */
export async function* exportReport(source: ExportSource): AsyncGenerator<ExportFile> {
  const nameOf = createNames()
  for await (const session of openAll(source)) {
    yield { name: nameOf(nameFile(session.content.session), 'md'), write: () => [writeReport(session, source.linkTo)] }
  }
}

function writeReport({ content }: LeavingSession, linkTo: ExportSource['linkTo']): string {
  const { session, events, notes } = content
  const moment = (at: number) => describeMoment(at - session.startedAt)
  const errors = events.filter(({ kind, level }) => kind === 'error' || (kind === 'console' && level === 'error'))
  const failed = events.filter(({ kind, status = 0 }) => kind === 'request' && status >= 400 && status < 1_000)
  const steps = listSteps(events)
  const parts = [
    `# ${quote(session.title || 'Untitled session')}`,
    list(
      '## Steps to reproduce',
      steps.map((step, index) => `${index + 1}. ${step}`),
    ),
    '## Expected\n\n<!-- What should have happened -->',
    '## Actual\n\n' + describeActual(errors.length, failed.length),
    list('## Environment', describeEnvironment(content)),
    list(
      '## Errors',
      errors.map(
        ({ at, label, detail }) => `- ${moment(at)} ${quoteCode(label)}${detail ? ` at ${quoteCode(detail)}` : ''}`,
      ),
    ),
    list(
      '## Failed requests',
      failed.map(
        ({ at, label, status, durationMs = 0 }) =>
          `- ${moment(at)} **${status}** ${quoteCode(label)}, ${durationMs} ms`,
      ),
    ),
    list(
      '## Notes',
      notes.map(({ at, text, tag = 'none', severity = 'none' }) => {
        const marks = [tag, severity].filter((mark) => mark !== 'none')
        return `- ${moment(at)} ${quote(text || 'Marked moment')}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`
      }),
    ),
    `Recorded with Afterimage. [Watch it](${linkTo(session.id)}) (in the browser it was recorded in).`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function list(heading: string, lines: readonly string[]): string {
  if (lines.length === 0) return ''
  const more = lines.length > MAX_LINES ? [`\n… and ${lines.length - MAX_LINES} more.`] : []
  return [heading, '', ...lines.slice(0, MAX_LINES), ...more].join('\n')
}

function describeActual(errorCount: number, failedCount: number): string {
  const found = [
    ...(errorCount > 0 ? [`${errorCount} ${errorCount === 1 ? 'error' : 'errors'}`] : []),
    ...(failedCount > 0 ? [`${failedCount} failed ${failedCount === 1 ? 'request' : 'requests'}`] : []),
  ]
  return found.length > 0 ? `The page had ${found.join(' and ')}, listed below.` : '<!-- What happened instead -->'
}

function describeEnvironment({ session, pages }: LeavingSession['content']): string[] {
  const { browser, os, language, timeZone, viewportWidth, viewportHeight } = session.device
  const first = pages.find(({ isTop }) => isTop === 1)
  const facts: [string, string][] = [
    ['Address', first?.url ?? ''],
    ['Browser', browser],
    ['System', os],
    ['Window', viewportWidth > 0 ? `${viewportWidth} × ${viewportHeight}` : ''],
    ['Language', language],
    ['Time zone', timeZone],
    ['Recorded', new Date(session.startedAt).toISOString()],
  ]
  return facts.filter(([, value]) => value !== '').map(([name, value]) => `- ${name}: ${quoteCode(value)}`)
}

/** `1:02:03` since the start. */
function describeMoment(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}
