import { describe, expect, it } from 'vitest'

import { figure } from '../../bench/figures.ts'
import { mergeFigures, writeJson } from '../../bench/merge-figures.ts'

const of = (name: string, value = 1) => figure(name, 'ms', [value])
const names = (figures: readonly { name: string }[]) => figures.map(({ name }) => name)

describe('figures measured anew', () => {
  it('stand where those of the same thing stood, and all others stay', () => {
    const before = [of('a.x.one'), of('b.x.one'), of('b.x.two'), of('b.y.one'), of('c.x.one')]
    const merged = mergeFigures(before, [of('b.x.three', 5)])
    expect(names(merged)).toEqual(['a.x.one', 'b.x.three', 'b.y.one', 'c.x.one'])
  })

  it('leave those of peers that were not measured', () => {
    const before = [of('a.x.one'), of('a.x.rrweb.one'), of('a.x.sentry.one')]
    const merged = mergeFigures(before, [of('a.x.one', 5), of('a.x.rrweb.one', 5)])
    expect(merged.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'a.x.one 5',
      'a.x.rrweb.one 5',
      'a.x.sentry.one 1',
    ])
  })

  it('come last where there were none', () => {
    expect(names(mergeFigures([of('a.x.one')], [of('z.x.one')]))).toEqual(['a.x.one', 'z.x.one'])
  })

  it('are written with the spread in one line', () => {
    expect(writeJson([of('a.x.one')])).toContain('"spread": [1, 1]')
  })
})
