import type { MaskLevel, PatternName } from '@/lib/model/rules'

import type { ListName } from './edit-rules'

export interface LevelWords {
  label: string
  /** What it masks and what stays visible. */
  explanation: string
}

/** What a level does, in plain words. */
export function describeLevel(level: MaskLevel): LevelWords {
  switch (level) {
    case 'light':
      return {
        label: 'Light',
        explanation:
          'Masks passwords, hidden fields, and fields for e-mail, phone and card numbers. Other fields, text and pictures stay visible.',
      }
    case 'medium':
      return {
        label: 'Medium',
        explanation: 'Masks whatever is typed or chosen, in every field. Text and pictures stay visible.',
      }
    default:
      return {
        label: 'Strict',
        explanation: 'Masks all text, fields and pictures. Only the layout stays visible.',
      }
  }
}

export const SELECTOR_LISTS = ['mask', 'block', 'ignore', 'show'] as const
export type SelectorList = (typeof SELECTOR_LISTS)[number]

export interface ListWords {
  label: string
  explanation: string
  /** In the row of one selector. */
  effect: string
}

export function describeList(list: SelectorList): ListWords {
  switch (list) {
    case 'mask':
      return { label: 'Mask', explanation: 'Text and attributes become asterisks.', effect: 'becomes asterisks' }
    case 'block':
      return {
        label: 'Block',
        explanation: 'Nothing is kept but an empty box of the same size.',
        effect: 'is an empty box',
      }
    case 'ignore':
      return { label: 'Ignore', explanation: 'Fields whose input makes no events.', effect: 'makes no events' }
    default:
      return {
        label: 'Show',
        explanation: 'Kept as it is, against the level. Passwords are never shown.',
        effect: 'is kept as it is',
      }
  }
}

/** Any list of the rules, by the name that stands over it. */
export function describeListName(list: ListName): string {
  switch (list) {
    case 'sites':
      return 'Levels of sites'
    case 'own':
      return 'Own patterns'
    case 'allowQuery':
      return 'Names of query values'
    default:
      return describeList(list).label
  }
}

export interface PatternWords {
  /** In the plural. */
  label: string
  example: string
}

export function describePattern(name: PatternName): PatternWords {
  switch (name) {
    case 'email':
      return { label: 'E-mail addresses', example: 'jane@example.com' }
    case 'card':
      return { label: 'Card numbers', example: '4111 1111 1111 1111' }
    case 'phone':
      return { label: 'Phone numbers', example: '+1 212 555 0100' }
    case 'iban':
      return { label: 'IBANs', example: 'NO93 8601 1117 947' }
    case 'jwt':
      return { label: 'Tokens (JWT)', example: 'eyJhbGciOi.eyJzdWIi' }
    default:
      // The example in the maker's own handbook; it opens nothing.
      return { label: 'API keys', example: 'AKIAIOSFODNN7EXAMPLE' }
  }
}

/** Why an expression is refused, in a full sentence. */
export function describePatternRefusal(reason: string): string {
  return `This expression ${reason}, so it is not taken.`
}
