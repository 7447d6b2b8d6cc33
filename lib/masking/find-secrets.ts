import type { PatternName } from '@/lib/model/rules'

export interface Pattern {
  expression: RegExp
  /** Without one of these characters there is no match; most texts have none. */
  hint: RegExp
  /** Asked of the match and then of what is left without its last groups: other words may follow. */
  isReal?: (match: string) => boolean
  /** Digits in rows are also what drawings and sizes are made of. */
  isNumber: boolean
}

/** Every repeat has an end, so that no text makes one of these slow. */
export const PATTERNS: Record<PatternName, Pattern> = {
  email: {
    // `icon@2x.png` is a picture.
    expression: /[\p{L}\p{N}._%+-]{1,64}(?:@|%40)(?!\dx\.)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/giu,
    hint: /@|%40/,
    isNumber: false,
  },
  card: {
    expression: /(?<![\w.-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w-])/g,
    hint: /\d{2}/,
    isReal: isCardNumber,
    isNumber: true,
  },
  phone: {
    // International, or in the groups of three, three and four of North America.
    expression:
      /(?<![\w.+-])(?:(?:\+|00)[1-9]\d{0,2}(?:[ ./-]{0,2}\(?\d{1,4}\)?){2,6}|\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4})(?![\w-])/g,
    hint: /\d{3}/,
    isReal: (match) => countDigits(match) >= 8 && countDigits(match) <= 15,
    isNumber: true,
  },
  iban: {
    expression: /(?<![A-Z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])/gi,
    hint: /[a-z]{2}\d{2}/i,
    isReal: isIban,
    isNumber: true,
  },
  jwt: { expression: /eyJ[\w-]{5,2000}\.[\w-]{5,4000}(?:\.[\w-]{0,2000})?/g, hint: /eyJ/, isNumber: false },
  apiKey: {
    expression:
      /(?<![A-Za-z0-9])(?:(?:sk|pk|rk)[-_](?:live|test|proj|ant)[-_][\w-]{8,200}|sk-[A-Za-z0-9]{20,200}|gh[opusr]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,100}|xox[abeoprs]-[\w-]{10,250}|(?:AKIA|ASIA)[A-Z0-9]{16}|AIza[\w-]{35}|ya29\.[\w-]{20,500}|SG\.[\w-]{16,64}\.[\w-]{16,64}|npm_[A-Za-z0-9]{36}|shp(?:at|ca|pa|ss)_[a-f0-9]{32}|dop_v1_[a-f0-9]{64}|hf_[A-Za-z0-9]{30,60}|whsec_\w{16,100}|Bearer\s[\w.~+/-]{16,2000}=?=?)/g,
    hint: /[spr]k[-_]|gh[opusr]_|github_|glpat|xox|AKIA|ASIA|AIza|ya29|SG\.|npm_|shp|dop_|hf_|whsec|Bearer/,
    isNumber: false,
  },
}

/** A longer number first: a shorter kind may be found in it. */
export const PATTERN_ORDER: readonly PatternName[] = ['jwt', 'apiKey', 'email', 'iban', 'card', 'phone']

/** The part of a match, from its start, that is what the pattern looks for. */
export function findReal({ isReal }: Pattern, match: string): string {
  if (!isReal) return match
  let part = match
  while (part !== '' && !isReal(part)) part = part.slice(0, Math.max(0, part.search(/[ -][^ -]*$/)))
  return part
}

function countDigits(text: string): number {
  return text.replace(/\D/g, '').length
}

/** Luhn's check digit, ISO/IEC 7812-1. */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 13 || digits.length > 19) return false
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const doubled = at % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** ISO 13616: the number, its first four characters moved to the end, letters as 10 to 35, is 1 modulo 97. */
export function isIban(text: string): boolean {
  const plain = text.replace(/ /g, '').toUpperCase()
  if (plain.length < 15 || plain.length > 34) return false
  let rest = 0
  for (const sign of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
