import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describeTable, type Figure } from './figures.ts'
import { benchInsights } from './insights.ts'
import { benchLibrary } from './library.ts'
import { benchLoad } from './load/load.ts'
import { benchMasking } from './masking.ts'
import { benchOverhead } from './overhead/overhead.ts'
import { benchSnapshot } from './overhead/snapshot.ts'
import { benchSpeedometer } from './overhead/speedometer.ts'
import { benchPipeline } from './pipeline.ts'
import { benchPlayer } from './player.ts'
import { mergeFigures, writeJson } from './merge-figures.ts'
import { readBusy } from './read-busy.ts'
import { benchScreens } from './screens.ts'
import { benchShare } from './share.ts'
import { benchStorage } from './storage/storage.ts'

const RESULTS = fileURLToPath(new URL('results.json', import.meta.url))

/** `npm run bench`, or `npm run bench -- NAME` for the figures of one benchmark: the others stay as they were. */
const BENCHMARKS: Record<string, () => Promise<Figure[]>> = {
  overhead: benchOverhead,
  speedometer: benchSpeedometer,
  load: benchLoad,
  snapshot: benchSnapshot,
  pipeline: benchPipeline,
  storage: benchStorage,
  screens: benchScreens,
  masking: benchMasking,
  library: benchLibrary,
  insights: benchInsights,
  player: benchPlayer,
  share: benchShare,
}

const wanted = process.argv[2]
const names = wanted ? [wanted] : Object.keys(BENCHMARKS)
for (const name of names) {
  const run = BENCHMARKS[name]
  if (!run) throw new Error(`there is no benchmark "${name}"; there are: ${Object.keys(BENCHMARKS).join(', ')}`)
  const machine = (await readBusy()) ? 'shared' : 'quiet'
  const startedAt = performance.now()
  const figures = (await run()).map((figure): Figure => ({ ...figure, machine }))
  console.log(`${describeTable(figures)}\n${name} took ${Math.round((performance.now() - startedAt) / 1_000)} s`)
  const before = JSON.parse(readFileSync(RESULTS, 'utf8')) as Figure[]
  writeFileSync(RESULTS, writeJson(mergeFigures(before, figures)))
}
