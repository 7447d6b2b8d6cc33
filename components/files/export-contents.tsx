import { describeBytes } from '@/components/parts/describe-bytes'
import { describeCount } from '@/components/parts/describe-count'
import type { ExportPreview } from '@/lib/files/describe-export'
import type { FormatFacts, Held } from '@/lib/files/export-format'

/** Exactly what will leave, and what will not. */
export function ExportContents({ preview, format }: { preview: ExportPreview; format: FormatFacts }) {
  const has = (held: Held) => format.holds.includes(held)
  const rows: [string, string][] = [
    ['Sessions', describeCount(preview.sessionCount, 'session')],
    ['Pages', has('shown') ? `what ${describeCount(preview.pageCount, 'page')} showed` : 'not what they showed'],
    ['Events', has('events') ? describeCount(preview.eventCount, 'event') : 'none'],
    ['Requests', describeRequests(has)],
    ['Notes', has('notes') ? describeCount(preview.noteCount, 'note') : 'none'],
    [
      'Pictures, fonts, styles',
      has('assets') ? describeCount(preview.assetCount, 'file') : 'none, only their addresses',
    ],
    ['About people', has('people') ? 'person, study, participant, tags' : 'none'],
    ['Masked at', describeLevels(preview)],
    ['Taken out', describeEdits(preview)],
    ['Stored size', describeBytes(preview.bytes)],
    ...describeSize(preview, format),
  ]
  return (
    <section class="files-contents" aria-label="What leaves">
      <h3>What leaves</h3>
      <dl class="figures">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {preview.recordingCount > 0 && (
        <p class="files-hint">
          {describeCount(preview.recordingCount, 'session')} of these {preview.recordingCount === 1 ? 'is' : 'are'}{' '}
          still being recorded: what is stored by now leaves.
        </p>
      )}
    </section>
  )
}

/** Where it can be told before the file is made. */
function describeSize({ sessionCount, bytes, assetBytes }: ExportPreview, { size }: FormatFacts): [string, string][] {
  if (!size || assetBytes === undefined) return []
  const expected = sessionCount * size.ownBytes + (bytes + assetBytes) * size.perStoredByte
  return [['Size of the file', `about ${describeBytes(expected)}`]]
}

function describeRequests(has: (held: Held) => boolean): string {
  if (has('requests')) return 'with headers and bodies where they were recorded'
  return has('events') ? 'as events, without headers and bodies' : 'none'
}

function describeLevels({ levels }: ExportPreview): string {
  const words = levels.map(({ level, sessionCount }) => {
    const name = level ?? 'unknown level'
    return levels.length === 1 ? name : `${name} (${sessionCount})`
  })
  return words.join(', ') || 'unknown level'
}

/** By what edits say that are not permanent yet; what permanent ones took out is nowhere any more. */
function describeEdits({ redactionCount, trimCount }: ExportPreview): string {
  const parts = [
    ...(redactionCount > 0 ? [describeCount(redactionCount, 'redaction')] : []),
    ...(trimCount > 0 ? [describeCount(trimCount, 'trim')] : []),
  ]
  return parts.length === 0 ? 'nothing' : `${parts.join(', ')}: not in the file`
}
