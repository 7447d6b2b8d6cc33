import type { Device } from '@/lib/model/session'

import { readCountry, readTimeZone } from './learn-country'

/** What the browser says of itself where it says it in words; not in every browser's types yet. */
export interface BrowserWords {
  userAgent: string
  language: string
  userAgentData?: { brands: { brand: string; version: string }[]; platform: string }
}

/** Where sessions of this browser are recorded now. The size of the window is known with the first page. */
export function readDevice(): Device {
  const timeZone = readTimeZone()
  const place = { timeZone, country: readCountry(timeZone) }
  return { ...describeBrowser(navigator), ...place, viewportWidth: 0, viewportHeight: 0 }
}

/** Engines and made-up brands that browsers list beside their own. */
const NO_BRAND = /not.?a.?brand|^chromium$/i

/** In the order in which browsers hide in the words of others. */
const AGENTS: readonly [name: string, version: RegExp][] = [
  ['Edge', /Edg\/(\d+)/],
  ['Opera', /OPR\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chrome', /Chrome\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari/],
]

const SYSTEMS: readonly [name: string, sign: RegExp][] = [
  ['Windows', /Windows/],
  ['iOS', /iPhone|iPad/],
  ['Android', /Android/],
  ['macOS', /Mac OS|Macintosh/],
  ['Chrome OS', /CrOS/],
  ['Linux', /Linux|X11/],
]

/** Brands as people call them. */
const BRAND_NAMES: Readonly<Record<string, string>> = { 'Google Chrome': 'Chrome', 'Microsoft Edge': 'Edge' }

export function describeBrowser(words: BrowserWords): Pick<Device, 'browser' | 'os' | 'language'> {
  const { userAgent, language, userAgentData } = words
  const brands = userAgentData?.brands ?? []
  const brand = brands.find((one) => !NO_BRAND.test(one.brand)) ?? brands.find((one) => one.brand === 'Chromium')
  const agent = AGENTS.find(([, version]) => version.test(userAgent))
  const byAgent = agent ? `${agent[0]} ${agent[1].exec(userAgent)?.[1]}` : ''
  const system = SYSTEMS.find(([, sign]) => sign.test(userAgent))?.[0] ?? ''
  return {
    browser: brand ? `${BRAND_NAMES[brand.brand] ?? brand.brand} ${brand.version}` : byAgent,
    os: userAgentData?.platform || system,
    language,
  }
}
