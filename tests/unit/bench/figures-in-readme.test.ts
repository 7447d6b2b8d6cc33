import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { putFigures, README, readFigures } from '../../../scripts/figures-in-readme.ts'

describe('the figures in the README', () => {
  const readme = readFileSync(README, 'utf8')

  it('are those of tests/bench/results.json', () => {
    expect(readme).toBe(putFigures(readme, readFigures()))
  })

  it('are other ones where something else was measured', () => {
    const changed = readFigures().map((figure) => ({ ...figure, value: figure.value + 1_000 }))
    expect(putFigures(readme, changed)).not.toBe(readme)
  })

  it('cannot be written where one is missing', () => {
    const without = readFigures().filter(({ name }) => name !== 'overhead.workloads.thread-ratio')
    expect(() => putFigures(readme, without)).toThrow('overhead.workloads.thread-ratio')
  })
})
