import type { Figure } from '../tests/bench/figures.ts'
import { writeTable } from './markdown-table.ts'

const RECORDERS = ['', 'rrweb', 'sentry', 'posthog', 'openreplay', 'datadog'] as const
const HEAD = ['beside not being recorded', 'Afterimage', 'rrweb alone', 'Sentry', 'PostHog', 'OpenReplay', 'Datadog']

/** What costs the page, of ours and of each peer: a figure of `what` and `statistic`, in this unit. */
const COSTS: readonly [words: string, what: string, statistic: string, unit: string][] = [
  ['Speedometer, score: times', 'overhead.speedometer', 'score-ratio', ''],
  ['Speedometer, main thread: times', 'overhead.speedometer', 'thread-ratio', ''],
  ['workloads, score: times', 'overhead.workloads', 'score-ratio', ''],
  ['workloads, main thread: times', 'overhead.workloads', 'thread-ratio', ''],
  ['a click or key until it is seen, added: p75', 'overhead.inp', 'p75-added-ms', ' ms'],
  ['the same: p98', 'overhead.inp', 'p98-added-ms', ' ms'],
  ['longest stall of a snapshot of 10,000 nodes', 'snapshot.10k', 'longest-stall-ms', ' ms'],
  ['of 50,000 nodes', 'snapshot.50k', 'longest-stall-ms', ' ms'],
  ['of 150,000 nodes', 'snapshot.150k', 'longest-stall-ms', ' ms'],
]

/** Everything else: `{name}` is a figure's value. */
const ROWS: readonly [words: string, values: string][] = [
  [
    'largest paint of a page, extension there and tab not recorded: added; 95 % interval; p of the signs of 30 pairs',
    '{load.not-recorded.lcp-added-ms} ms; [load.not-recorded.lcp-added-interval] ms; {load.not-recorded.lcp-sign-p}',
  ],
  [
    'blocking time of the same',
    '{load.not-recorded.tbt-added-ms} ms; [load.not-recorded.tbt-added-interval] ms; {load.not-recorded.tbt-sign-p}',
  ],
  [
    'largest paint, recorded',
    '{load.recorded.lcp-added-ms} ms; [load.recorded.lcp-added-interval] ms; {load.recorded.lcp-sign-p}',
  ],
  [
    'blocking time, recorded',
    '{load.recorded.tbt-added-ms} ms; [load.recorded.tbt-added-interval] ms; {load.recorded.tbt-sign-p}',
  ],
  [
    'bytes of script in a page: not recorded, recorded',
    '{load.not-recorded.bytes-injected}, {load.recorded.bytes-injected}',
  ],
  ['rrweb events through the whole way to the disk, a page making all it can', '{ingest.events-per-s} /s'],
  [
    'from what happens to its commit on disk, p50 and p95 (250 ms of it is waiting)',
    '{ingest.event-to-commit.p50}, {ingest.event-to-commit.p95} ms',
  ],
  [
    'heap of the background worker, recording 1 tab and 10 tabs',
    '{ingest.worker-heap.1-tab}, {ingest.worker-heap.10-tabs} MB',
  ],
  ['CPU of the extension for 1,000 rrweb events', '{ingest.worker-cpu.ms-per-1000-events} ms'],
  ['a minute of somebody buying something, at rest', '{storage.use.bytes-per-minute} B'],
  [
    'that beside its JSON, packer, gzip -9 and zstd -9 of the whole: while recording',
    '{storage.use.vs-json}, {storage.use.vs-packer}, {storage.use.vs-gzip9}, {storage.use.vs-zstd9} times',
  ],
  [
    'the same once the session is over and its chunks are merged',
    '{storage.use-merged.vs-json}, {storage.use-merged.vs-packer}, {storage.use-merged.vs-gzip9}, {storage.use-merged.vs-zstd9} times',
  ],
  [
    'the same of Speedometer, while recording',
    '{storage.speedometer.vs-json}, {storage.speedometer.vs-packer}, {storage.speedometer.vs-gzip9}, {storage.speedometer.vs-zstd9} times',
  ],
  [
    'the same of the workloads, while recording',
    '{storage.workloads.vs-json}, {storage.workloads.vs-packer}, {storage.workloads.vs-gzip9}, {storage.workloads.vs-zstd9} times',
  ],
  [
    "masking on the page's main thread, for 1,000 nodes; beside rrweb's own snapshot",
    '{masking.page-ms-per-1000-nodes} ms; {masking.page-ms-per-1000-nodes:ratio} times',
  ],
  ['masking as a share of what ingest does, storing left out', '{masking.share-of-ingest} %'],
  [
    'popup until it can be used; dashboard until its list of 2,000 sessions stands',
    '{popup.open.ready-ms}, {dashboard.open.list-ms} ms',
  ],
  [
    'list of 100,000 sessions with 3 million events: first list, first list by an event',
    '{library.first-list-ms}, {library.first-event-list-ms} ms',
  ],
  [
    'the same, p95 once read: date + person + page + event; text; regular expression',
    '{library.filter.date-person-page-event.p95-ms}, {library.filter.text.p95-ms}, {library.filter.regex.p95-ms} ms',
  ],
  ['rows read from the database by a filter once read', '{library.filter.rows-read}'],
  [
    'session of 3 hours and 113,000 events: first picture; seek, p50 and p95',
    '{player.first-frame.ms}; {player.seek.p50-ms}, {player.seek.p95-ms} ms',
  ],
  [
    'beside rrweb-player given them at once: first picture; seek; peak heap',
    '{player.first-frame.ratio}; {player.seek.ratio}; {player.memory.ratio} times',
  ],
  [
    'share server on files, 500 uploading at once, then 2,000 downloads; its memory',
    '{share.uploads.mb-per-second}, {share.downloads.mb-per-second} MB/s; {share.server.peak-memory} MB',
  ],
]

/** What the README says of the figures: both tables, and what of them was measured on a busy machine. */
export function describeFigures(figures: readonly Figure[]): string {
  const byName = new Map(figures.map((figure) => [figure.name, figure]))
  const find = (name: string): Figure => {
    const found = byName.get(name)
    if (!found) throw new Error(`no figure is called ${name}: npm run bench -- ${name.split('.')[0]}`)
    return found
  }
  const costs = COSTS.map(([words, what, statistic, unit]) => [
    words,
    ...RECORDERS.map((recorder) => {
      const own = byName.get([what, recorder, statistic].filter(Boolean).join('.'))
      if (!own && recorder === '') find(`${what}.${statistic}`)
      return own ? `${write(own.value)}${unit}` : '–'
    }),
  ])
  const rows = ROWS.map(([words, values]) => [
    words,
    values
      .replaceAll(/\{([^}:]+)(:ratio)?\}/g, (_, name: string, ratio?: string) => {
        const found = find(name)
        return write(ratio ? found.ratio! : found.value)
      })
      .replaceAll(/\[([^\]]+)\]/g, (_, name: string) => find(name).spread.map(write).join(' to ')),
  ])
  return [writeTable(HEAD, costs), writeTable(['figure', 'median'], rows), describeMachine(figures)].join('\n\n')
}

function describeMachine(figures: readonly Figure[]): string {
  const areas = (machine: string) =>
    [...new Set(figures.filter((figure) => figure.machine === machine).map(({ name }) => name.split('.')[0]!))].join(
      ', ',
    )
  const shared = areas('shared')
  return shared === ''
    ? 'All of it was measured on two cores that did nothing else.'
    : `Measured on two cores. Other work ran beside it while these were measured: ${shared}.`
}

/** Three digits that count, thousands apart. */
function write(value: number): string {
  const digits = Math.abs(value) >= 1_000 ? Math.round(Number(value.toPrecision(3))) : Number(value.toPrecision(3))
  return digits.toLocaleString('en', { maximumFractionDigits: 6 })
}
