import type { MaskLevel, MaskRules } from '@/lib/model/rules'

import { checkPattern } from './check-pattern'
import { findReal, PATTERN_ORDER, PATTERNS, type Pattern } from './find-secrets'
import { MAX_MATCH_CHARACTERS, MAX_ROUNDS, PATTERN_WINDOW_CHARACTERS } from './limits'
import { maskShape } from './mask-text'

/** Rules as the last word before storage needs them. */
export interface Masker {
  level: MaskLevel
  /** In small letters. */
  allowedQuery: ReadonlySet<string>
  /** What is shown, without what the pattern rules find. */
  maskFound(text: string): string
  /** The same where rows of digits are no numbers of somebody: in addresses of pictures, class names, drawings. */
  maskFoundWords(text: string): string
}

const made = new WeakMap<MaskRules, Masker>()

/** The same rules give the same masker. */
export function createMasker(rules: MaskRules): Masker {
  const known = made.get(rules)
  if (known) return known
  const patterns = PATTERN_ORDER.filter((name) => rules.patterns[name]).map((name) => PATTERNS[name])
  const words = patterns.filter((pattern) => !pattern.isNumber)
  const own = rules.patterns.own.flatMap(({ source }) => {
    const checked = checkPattern(source)
    return checked.ok ? [new RegExp(checked.source, 'gi')] : []
  })
  const masker: Masker = {
    level: rules.level,
    allowedQuery: new Set(rules.urls.allowQuery.map((name) => name.toLowerCase())),
    maskFound: (text) => maskUntilStill(text, patterns, own),
    maskFoundWords: (text) => maskUntilStill(text, words, own),
  }
  made.set(rules, masker)
  return masker
}

/** What one pattern masks may be what another one finds; masked twice has to be masked once. */
function maskUntilStill(text: string, patterns: readonly Pattern[], own: readonly RegExp[]): string {
  let masked = text
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = masked
    for (const pattern of patterns) {
      if (pattern.hint.test(masked)) masked = maskPattern(masked, pattern)
    }
    for (const expression of own) masked = maskInWindows(masked, expression)
    if (masked === before) return masked
  }
  // Nothing real gets here; what does is masked whole.
  return maskShape(masked)
}

function maskPattern(text: string, pattern: Pattern): string {
  const masked = text.replace(pattern.expression, (match) => {
    const real = findReal(pattern, match)
    return maskShape(real) + match.slice(real.length)
  })
  // What a match took too much may be the start of the next one.
  return masked === text || !pattern.isReal ? masked : maskPattern(masked, pattern)
}

/** Time per window is bounded, so it is for any text; windows overlap by more than a match can be long. */
function maskInWindows(text: string, expression: RegExp): string {
  let masked = text
  const step = PATTERN_WINDOW_CHARACTERS - MAX_MATCH_CHARACTERS
  for (let from = 0; from === 0 || from < masked.length - MAX_MATCH_CHARACTERS; from += step) {
    const to = from + PATTERN_WINDOW_CHARACTERS
    const window = masked.slice(from, to)
    const done = window.replace(expression, maskShape)
    // A character of two code units becomes one asterisk; what follows moves up.
    if (done !== window) masked = masked.slice(0, from) + done + masked.slice(to)
  }
  return masked
}
