import { describeCount } from '@/components/parts/describe-count'
import { describeLevel } from '@/components/settings/describe-rules'
import type { MaskedKind } from '@/lib/masking/list-masked'
import { PATTERN_NAMES, type MaskRules, type PatternName } from '@/lib/model/rules'

export const KIND_NAMES: Record<MaskedKind, string> = {
  field: 'Fields',
  text: 'Text',
  blocked: 'Blocked areas',
  address: 'Parts of addresses',
  typed: 'Typed values that came back',
  email: 'E-mail addresses',
  phone: 'Phone numbers',
  card: 'Card numbers',
  iban: 'IBANs',
  jwt: 'Tokens',
  apiKey: 'API keys',
  own: 'Own patterns',
}

const PATTERNS: Record<PatternName, string> = {
  email: 'e-mail',
  card: 'cards',
  phone: 'phone',
  iban: 'IBAN',
  jwt: 'tokens',
  apiKey: 'API keys',
}

/** A set of rules in a line: what differs from having none. */
export function describeRules({ level, mask, block, ignore, show, patterns, urls }: MaskRules): string {
  const off = PATTERN_NAMES.filter((name) => !patterns[name]).map((name) => PATTERNS[name])
  const parts = [
    `${describeLevel(level).label} level`,
    list(mask, 'masked'),
    list(block, 'blocked'),
    list(ignore, 'ignored'),
    list(show, 'shown'),
    patterns.own.length > 0 ? describeCount(patterns.own.length, 'own pattern') : '',
    off.length > 0 ? `not looked for: ${off.join(', ')}` : '',
    urls.allowQuery.length > 0 ? `query values kept: ${urls.allowQuery.join(', ')}` : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

function list(selectors: readonly string[], what: string): string {
  return selectors.length > 0 ? `${what}: ${selectors.join(', ')}` : ''
}
