/** IANA names of the time zones of a region, by what the browser knows. */
type ListZones = (region: string) => readonly string[]

/**
 * The country (ISO 3166-1 code) whose time zone this is, empty where no country has it. Zones belong to one country each,
 * so that no address has to be looked up: tz.iana.org names them by places. Both names of a zone that was renamed count.
 */
export function findCountry(timeZone: string, listZones: ListZones = listZonesOfRegion): string {
  const name = nameZone(timeZone)
  // Zones of no place: UTC, and hours from it.
  if (!name.includes('/') || name.startsWith('Etc/')) return ''
  return REGIONS.find((region) => listZones(region).some((zone) => zone === timeZone || zone === name)) ?? ''
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')

/** All that ISO 3166-1 can name: the browser knows which of them there are. */
const REGIONS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second))

/** In the browsers' types not yet, and in some of them a property (tc39.es/proposal-intl-locale-info). */
interface LocaleWithZones {
  region?: string
  timeZones?: string[]
  getTimeZones?: () => string[] | undefined
}

function listZonesOfRegion(region: string): readonly string[] {
  const locale = new Intl.Locale(`und-${region}`) as LocaleWithZones
  // The code of a country that is no more stands for the one it is in now.
  if (locale.region !== region) return []
  return locale.getTimeZones?.() ?? locale.timeZones ?? []
}

function nameZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
  } catch {
    // No zone the browser knows.
    return timeZone
  }
}
