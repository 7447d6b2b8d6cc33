const names = new Map<string, Intl.DisplayNames>()

/** A country by its ISO code, in the person's language; the code itself when it has no name. */
export function describeCountry(code: string, locale = 'en'): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region' })
  names.set(locale, known)
  return known.of(code) ?? code
}
