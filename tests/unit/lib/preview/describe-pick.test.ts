import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'

import { createVerdicts } from '@/lib/capture/verdicts'
import { compileRules } from '@/lib/masking/compile-rules'
import { DEFAULT_RULES } from '@/lib/model/rules'

import { describeNow, describeOutcome } from '@/lib/preview/describe-pick'
import { findReason } from '@/lib/preview/find-reason'

describe('what a rule would make of an element', () => {
  it.each([
    ['mask', 'shown', 'masked', 'It would become asterisks, with everything in it.'],
    ['mask', 'masked', 'masked', 'It becomes asterisks already.'],
    ['mask', 'shown', 'blocked', 'It would be an empty box: pictures cannot be masked.'],
    ['block', 'input', 'blocked', 'It would become an empty box of the same size.'],
    ['block', 'blocked', 'blocked', 'It is an empty box already.'],
    ['show', 'masked', 'shown', 'It would be kept as it is.'],
    ['show', 'shown', 'shown', 'It is shown already.'],
    ['show', 'input', 'input', 'It stays a field: passwords are never shown.'],
    ['show', 'blocked', 'blocked', 'It stays blocked: a block holds for everything in it.'],
    ['show', 'masked', 'masked', 'It stays masked: on one element masking comes before showing.'],
  ] as const)('%s, from %s to %s', (list, before, after, words) => {
    expect(describeOutcome(list, before, after)).toBe(words)
  })

  it('is said beside what holds now', () => {
    expect(describeNow('input', 'medium', '')).toBe('Now it is a field: its value becomes asterisks.')
    expect(describeNow('masked', 'strict', '')).toBe('Now it becomes asterisks, as all text at Strict.')
  })
})

describe('the reason of a verdict', () => {
  it.each([
    ['<p data-at class="price">', ', by the rule .price'],
    ['<div class="price"><p data-at>', ', by the rule .price on an element around it'],
    ['<div class="ph-no-capture"><p data-at>', ', by the page’s own mark .ph-no-capture on an element around it'],
    ['<p data-at>', ''],
    ['<input data-at>', ''],
  ])('of %s', (html, reason) => {
    const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
    const rules = { ...DEFAULT_RULES, mask: ['.price'] }
    const { of } = createVerdicts(
      compileRules(rules, () => true),
      () => null,
    )
    expect(findReason(document.querySelector('[data-at]')!, of, rules)).toBe(reason)
  })
})
