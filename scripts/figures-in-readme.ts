import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import type { Figure } from '../tests/bench/figures.ts'
import { describeFigures } from './describe-figures.ts'

export const README = fileURLToPath(new URL('../README.md', import.meta.url))
const RESULTS = fileURLToPath(new URL('../tests/bench/results.json', import.meta.url))

const BEGIN = '<!-- figures: written by npm run figures -->\n\n'
const END = '\n\n<!-- end of figures -->'

/** The README with the figures as they were measured last. */
export function putFigures(readme: string, figures: readonly Figure[]): string {
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  if (from === -1 || to < from) throw new Error('the README has no place for the figures')
  return readme.slice(0, from + BEGIN.length) + describeFigures(figures) + readme.slice(to)
}

export function readFigures(): Figure[] {
  return JSON.parse(readFileSync(RESULTS, 'utf8')) as Figure[]
}
