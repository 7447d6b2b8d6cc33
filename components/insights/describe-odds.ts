/** An odds ratio with as many digits as mean something: `0.21`, `3.4`, `118`. */
export function describeRatio(ratio: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: ratio >= 100 ? 3 : 2 }).format(ratio)
}
