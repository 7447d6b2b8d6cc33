import type { Masker } from './create-masker'
import { isNothingShown, maskSaid } from './mask-plain'

/** What stands for a person whose own name is masked; made by `maskPeople`, where chunks are stored. */
const ALIAS = /^person-[0-9a-f]{12}$/

/** `digits` are 12 hexadecimal ones. */
export function nameAlias(digits: string): string {
  return `person-${digits}`
}

/** Whether masking touches what a page calls a person: an e-mail address, a number, what was typed, anything at strict. */
export function isPersonMasked(person: string, masker: Masker): boolean {
  return person !== '' && (isNothingShown(masker) || maskSaid(person, masker) !== person)
}

/** Asterisks would make one of all persons: what is masked and has no alias goes. */
export function keepPerson(person: unknown, masker: Masker): string {
  if (typeof person !== 'string') return ''
  return ALIAS.test(person) || !isPersonMasked(person, masker) ? person : ''
}
