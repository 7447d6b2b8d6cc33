import { fileURLToPath } from 'node:url'

import { buildScript } from '../../scripts/build-script.ts'
import { launchExtension } from '../browser/support/extension.ts'
import { seedLibrary } from '../browser/support/seed-library.ts'
import { figure, percentile, type Figure } from './figures.ts'
import type { LibraryTimes } from './library-page.ts'

const SESSIONS = 100_000
const EVENTS_EACH = 30
const RUNS = 3

/** The list and its filters on 100,000 sessions with 3 million events. */
export async function benchLibrary(): Promise<Figure[]> {
  const extension = await launchExtension()
  try {
    const page = await extension.open('popup.html')
    page.setDefaultTimeout(0)
    const eventCount = await seedLibrary(page, { sessionCount: SESSIONS, eventCount: EVENTS_EACH, hasEvents: false })
    const code = await buildScript(fileURLToPath(new URL('library-page.ts', import.meta.url)), 'library')
    const runs: LibraryTimes[] = []
    for (let run = 0; run < RUNS; run += 1) {
      await page.reload()
      runs.push((await page.evaluate(`(async () => { ${code}; return library.timeLibrary() })()`)) as LibraryTimes)
    }
    const names = Object.keys(runs[0]!.filters)
    const p95 = (times: LibraryTimes, name: string) =>
      percentile(
        times.filters[name]!.toSorted((a, b) => a - b),
        0.95,
      )
    return [
      figure('library.events', '', [eventCount]),
      figure(
        'library.first-list-ms',
        'ms',
        runs.map(({ firstListMs }) => firstListMs),
      ),
      figure(
        'library.first-event-list-ms',
        'ms',
        runs.map(({ firstEventListMs }) => firstEventListMs),
      ),
      ...names.map((name) =>
        figure(
          `library.filter.${name}.p95-ms`,
          'ms',
          runs.map((times) => p95(times, name)),
        ),
      ),
      figure(
        'library.filter.rows-read',
        'rows',
        runs.map(({ rowsRead }) => rowsRead),
      ),
    ]
  } finally {
    await extension.close()
  }
}
