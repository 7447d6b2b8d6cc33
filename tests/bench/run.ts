import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { benchPipeline } from './pipeline.ts'
import { describeTable, type Figure } from './figures.ts'

const RESULTS = fileURLToPath(new URL('results.json', import.meta.url))

/** `npm run bench`, or `npm run bench -- NAME` for the figures of one benchmark. */
const BENCHMARKS: Record<string, () => Promise<Figure[]>> = { pipeline: benchPipeline }

const wanted = process.argv[2]
const names = wanted ? [wanted] : Object.keys(BENCHMARKS)
const figures: Figure[] = []
for (const name of names) {
  const run = BENCHMARKS[name]
  if (!run) throw new Error(`there is no benchmark "${name}"; there are: ${Object.keys(BENCHMARKS).join(', ')}`)
  figures.push(...(await run()))
}
console.log(describeTable(figures))
if (!wanted) writeFileSync(RESULTS, `${JSON.stringify(figures, null, 2)}\n`)
