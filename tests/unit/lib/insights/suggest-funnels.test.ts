import fc from 'fast-check'
import { expect, test } from 'vitest'

import { suggestFunnels } from '@/lib/insights/suggest-funnels'
import { ALL_SESSIONS } from '@/lib/model/query'

import { T0 } from '../../../fixtures/rrweb-events'
import { fillLines } from './fill-lines'

const suggest = (lines: string[]) =>
  suggestFunnels(ALL_SESSIONS, fillLines(lines), T0 + 10 ** 12).map(
    ({ paths, sessionCount }) => `${sessionCount} ${paths.join(' > ')}`,
  )

test('the most common ways come first, and parts that just as many went are left out', () => {
  expect(suggest(['/ /a /b', '/ /a /b', '/ /a', '/x'])).toEqual(['2 / > /a > /b', '3 / > /a'])
})

test('a way goes over no page twice, and a session counts once', () => {
  expect(suggest(['/a /b /a /b /a'])).toEqual(['1 /a > /b', '1 /b > /a'])
})

test('nothing is suggested where nobody went anywhere', () => expect(suggest(['/a', ''])).toEqual([]))

test('every way was gone by as many sessions as it says, whatever happened', () => {
  const line = fc.array(fc.constantFrom('/a', '/b', '/c'), { maxLength: 8 }).map((names) => names.join(' '))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      for (const one of suggest(lines)) {
        const [count, ...paths] = one.split(/ (?:> )?/)
        const gone = lines.filter((line) => {
          const names = line.split(' ').filter((name, index, all) => name !== all[index - 1])
          return ` ${names.join(' ')} `.includes(` ${paths.join(' ')} `)
        })
        expect(gone).toHaveLength(Number(count))
      }
    }),
  )
})
