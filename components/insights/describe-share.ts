/** A share from 0 to 1 in percent: `66.7%`. */
export function describeShare(share: number | undefined): string {
  return share === undefined
    ? '–'
    : new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 }).format(share)
}
