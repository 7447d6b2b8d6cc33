import { browser } from 'wxt/browser'

import { findCountry } from './find-country'

const KEY = 'country'

interface Known {
  timeZone: string
  country: string
}

let known: Known | undefined

/**
 * The country of the time zone here. To find one the countries are gone through, which takes longer than a page may wait
 * for its recorder: so it is found once for each zone, with the start of the worker, and kept by the browser.
 */
export async function learnCountry(): Promise<void> {
  const timeZone = readTimeZone()
  if (known?.timeZone === timeZone) return
  const { [KEY]: stored } = await browser.storage.local.get(KEY)
  if (isKnown(stored) && stored.timeZone === timeZone) known = stored
  else {
    known = { timeZone, country: findCountry(timeZone) }
    await browser.storage.local.set({ [KEY]: known })
  }
}

/** IANA. */
export function readTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Empty where it is in none, or where the zone has changed since the worker began. */
export function readCountry(timeZone: string): string {
  return known?.timeZone === timeZone ? known.country : ''
}

function isKnown(stored: unknown): stored is Known {
  const { timeZone, country } = (stored ?? {}) as Record<string, unknown>
  return typeof timeZone === 'string' && typeof country === 'string'
}
