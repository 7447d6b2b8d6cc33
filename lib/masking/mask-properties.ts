import { MAX_PROPERTIES, type Properties } from '@/lib/model/payload'

import type { Masker } from './create-masker'
import { isNothingShown, isSecretName, maskPlain } from './mask-plain'
import { MASKED_VALUE } from './mask-text'
import { maskUrl } from './mask-url'

/** An address without a host, as applications give their routes. */
const RELATIVE_URL = /^\/[^\s]*[?#]/

/**
 * Values that stand beside an event, as text of the page: those with a secret name are masked whole. A number is masked
 * where its digits are those of a card or a telephone, and where nothing is shown all of them are. A page may have
 * forged it: nothing is kept but texts, numbers and yes or no.
 */
export function maskProperties(given: unknown, masker: Masker): Properties {
  if (typeof given !== 'object' || given === null) return {}
  const entries = Object.entries(given).slice(0, MAX_PROPERTIES)
  return Object.fromEntries(
    entries.flatMap(([name, value]): [string, string | number | boolean][] => {
      const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      return isPlain ? [[maskPlain(name, masker) as string, maskValue(name, value, masker)]] : []
    }),
  )
}

function maskValue(name: string, value: string | number | boolean, masker: Masker): string | number | boolean {
  if (name.split('.').some(isSecretName) && typeof value !== 'boolean') return MASKED_VALUE
  return typeof value === 'string' ? maskWords(value, masker) : maskNumber(value, masker)
}

export function maskNumber<T extends number | boolean>(value: T, masker: Masker): T | string {
  if (isNothingShown(masker)) return MASKED_VALUE
  const digits = String(value)
  return typeof value === 'number' && masker.maskFound(digits) !== digits ? MASKED_VALUE : value
}

/** A text that may be an address as a whole. */
export function maskWords(text: string, masker: Masker): string {
  const words = RELATIVE_URL.test(text) && !isNothingShown(masker) ? maskUrl(text, masker) : text
  return maskPlain(words, masker) as string
}
