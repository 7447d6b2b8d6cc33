export interface Place {
  /** BCP 47; the browser's own when left out. */
  locale?: string
  /** IANA name; the machine's own when left out. */
  timeZone?: string
}

/** Wall clock as a list shows it: without the year inside the current year (`now`), with seconds. */
export function describeInstant(at: number, now: number, place: Place = {}): string {
  const isThisYear = describePart(at, 'year', place) === describePart(now, 'year', place)
  return format(at, place, {
    ...(isThisYear ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
}

/** The same instant in full with its zone, for the title of what is shown short. */
export function describeInstantInFull(at: number, place: Place = {}): string {
  return format(at, place, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'long',
  })
}

function describePart(at: number, part: 'year', place: Place): string {
  return format(at, place, { [part]: 'numeric' })
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** A formatter costs far more to build than to use, and a list uses it for every row. */
function format(at: number, { locale, timeZone }: Place, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale, timeZone, options])
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, timeZone ? { ...options, timeZone } : options)
    formatters.set(key, formatter)
  }
  return formatter.format(at)
}
