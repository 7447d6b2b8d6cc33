import { describe, expect, it } from 'vitest'

import { describePattern } from '@/components/settings/describe-rules'
import { createMasker } from '@/lib/masking/create-masker'
import { DEFAULT_RULES, PATTERN_NAMES, type MaskRules, type PatternName } from '@/lib/model/rules'

function only(name: PatternName): MaskRules {
  const patterns = { ...DEFAULT_RULES.patterns }
  for (const one of PATTERN_NAMES) patterns[one] = one === name
  return { ...DEFAULT_RULES, patterns }
}

describe('the example of a pattern', () => {
  it.each(PATTERN_NAMES)('of %s is found by that pattern, and by no other', (name) => {
    const { example } = describePattern(name)
    const finding = PATTERN_NAMES.filter((one) => createMasker(only(one)).maskFound(example) !== example)
    expect(finding).toEqual([name])
    expect(createMasker(only(name)).maskFound(example)).not.toMatch(/\w/)
  })
})
