import { checkPattern } from '@/lib/masking/check-pattern'
import type { PathsDefinition } from '@/lib/model/insight'
import { compileTest } from '@/lib/search/compile-test'

/**
 * Names made alike: first every match of a cleaning rule is replaced, then a name that a group's pattern (`*` stands for
 * anything) holds for is called like the pattern. An expression that could hang, or is none, replaces nothing.
 */
export function createCleaner({ groups, cleaning }: Pick<PathsDefinition, 'groups' | 'cleaning'>) {
  const rules = cleaning.flatMap(({ pattern, replacement }) => {
    const checked = checkPattern(pattern)
    return checked.ok ? [{ expression: new RegExp(checked.source, 'gi'), replacement }] : []
  })
  const known = groups.map((pattern) => ({ pattern, isOne: compileTest({ is: 'like', value: pattern }) }))
  return (text: string): string => {
    const cleaned = rules.reduce(
      (left, { expression, replacement }) => left.replace(expression, () => replacement),
      text,
    )
    return known.find(({ isOne }) => isOne(cleaned))?.pattern ?? cleaned
  }
}
