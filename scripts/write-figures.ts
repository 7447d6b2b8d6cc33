import { readFileSync, writeFileSync } from 'node:fs'

import { putFigures, README, readFigures } from './figures-in-readme.ts'

/** `npm run figures`: the tables of the README from tests/bench/results.json. */
writeFileSync(README, putFigures(readFileSync(README, 'utf8'), readFigures()))
