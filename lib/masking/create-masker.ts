import type { MaskLevel, MaskRules } from '@/lib/model/rules'

import { checkPattern } from './check-pattern'
import type { FoundName } from './found'
import { findReal, PATTERN_ORDER, PATTERNS, type Pattern } from './find-secrets'
import { MAX_MATCH_CHARACTERS, MAX_ROUNDS, PATTERN_WINDOW_CHARACTERS } from './limits'
import { createTypedMask, type TypedMask } from './mask-typed'
import { maskShape } from './mask-text'

/** Rules as the last word before storage needs them. */
export interface Masker {
  level: MaskLevel
  /** Nothing is shown. */
  isAllMasked: boolean
  /** Masks what was typed into masked fields before. */
  typed: TypedMask
  /** What was found since it was last cleared. */
  found: Set<FoundName>
  /** In small letters. */
  allowedQuery: ReadonlySet<string>
  /** What is shown, without what the pattern rules find. */
  maskFound(text: string): string
  /** The same where rows of digits are no numbers of somebody: in addresses of pictures, class names, drawings. */
  maskFoundWords(text: string): string
}

/** What a masker needs to know beside the rules. */
export interface MaskContext {
  /** On the page, by the levels of sites; that of the rules where nothing is said. */
  level?: MaskLevel
  /** Values typed into masked fields. */
  typed?: readonly string[]
  /** The page was told other rules than these, so what it took for shown may not be. */
  isAllMasked?: boolean
}

interface Finder {
  name: FoundName
  isNumber: boolean
  mask(text: string): string
}

const NOTHING_TYPED: readonly string[] = []
const findersOf = new WeakMap<MaskRules, Finder[]>()
const typedMaskOf = new WeakMap<readonly string[], TypedMask>()

export function createMasker(rules: MaskRules, context: MaskContext = {}): Masker {
  const { level = rules.level, typed = NOTHING_TYPED, isAllMasked = false } = context
  const finders = remember(findersOf, rules, listFinders)
  const words = finders.filter((finder) => !finder.isNumber)
  const found = new Set<FoundName>()
  return {
    level,
    isAllMasked,
    typed: remember(typedMaskOf, typed, createTypedMask),
    found,
    allowedQuery: new Set(rules.urls.allowQuery.map((name) => name.toLowerCase())),
    maskFound: (text) => maskUntilStill(text, finders, found),
    maskFoundWords: (text) => maskUntilStill(text, words, found),
  }
}

/** The same rules and the same values are asked for with every chunk. */
function remember<K extends object, V>(known: WeakMap<K, V>, key: K, build: (key: K) => V): V {
  const value = known.get(key) ?? build(key)
  known.set(key, value)
  return value
}

function listFinders({ patterns }: MaskRules): Finder[] {
  const named = PATTERN_ORDER.filter((name) => patterns[name]).map((name): Finder => {
    const pattern = PATTERNS[name]
    const mask = (text: string) => (pattern.hint.test(text) ? maskPattern(text, pattern) : text)
    return { name, isNumber: pattern.isNumber, mask }
  })
  const own = patterns.own.flatMap(({ source }): Finder[] => {
    const checked = checkPattern(source)
    if (!checked.ok) return []
    const expression = new RegExp(checked.source, 'gi')
    return [{ name: 'own', isNumber: false, mask: (text) => maskInWindows(text, expression) }]
  })
  return [...named, ...own]
}

/** What one pattern masks may be what another one finds; masked twice has to be masked once. */
function maskUntilStill(text: string, finders: readonly Finder[], found: Set<FoundName>): string {
  let masked = text
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = masked
    for (const finder of finders) {
      const done = finder.mask(masked)
      if (done !== masked) found.add(finder.name)
      masked = done
    }
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
