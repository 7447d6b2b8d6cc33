import { setTimeout as pause } from 'node:timers/promises'

import type { Page } from 'puppeteer-core'

import type { PlannedPerson } from './persons.ts'

export interface Surroundings {
  page: Page
  origin: string
  /** Resolves once so many pages of the visit are stored. */
  isStored: (pageCount: number) => Promise<void>
  /** How long people think before they do something, about, ms; 0 where nobody watches. */
  paceMs: number
}

/** Between clicks of somebody who is not answered. */
const RAGE_MS = 80
const RAGE_CLICKS = 4

/** A page can be used before its pictures are there. */
const HERE = { waitUntil: 'domcontentloaded' } as const

/** Walks through the shop as this person does, from the list of plants to where they leave. Answers how many pages that were. */
export async function visitAs(person: PlannedPerson, around: Surroundings): Promise<number> {
  const { page, origin, isStored } = around
  const paceMs = around.paceMs * person.patience
  const follow = async (selector: string) => {
    await pause(paceMs)
    await Promise.all([page.waitForNavigation(HERE), page.click(selector)])
  }
  await introduce(person, page)
  await pause(paceMs)
  if (person.end === 'category') return 1
  if (person.end === 'slow') {
    await page.goto(`${origin}/slow?ms=500`, HERE)
    return 2
  }
  await follow(`a[href="/product.html?id=${person.plant}"]`)
  if (person.end === 'product') return 2
  await follow('#choose button[type="submit"]')
  if (person.end === 'cart') return 3
  await follow('a[href="/pay.html"]')
  // What the page itself says is heard once the recorder is there.
  await isStored(4)
  await decide(person, page, paceMs)
  if (person.end !== 'thanks') return 4
  await follow('#pay button[type="submit"]')
  return 5
}

async function introduce({ name, plan }: PlannedPerson, page: Page): Promise<void> {
  await page.evaluate((detail) => void dispatchEvent(new CustomEvent('afterimage', { detail })), {
    person: name,
    properties: { plan },
  })
}

/** What they do before they pay, or leave without. */
async function decide({ end, hasVoucher, triesLeafpay }: PlannedPerson, page: Page, paceMs: number): Promise<void> {
  if (hasVoucher || end === 'refused') {
    await pause(paceMs)
    await page.type('#voucher', hasVoucher ? 'FERN-TENTH' : 'MOSS-TENTH')
    await pause(paceMs)
    await page.click('#apply')
  }
  const clicks = end === 'broken' ? RAGE_CLICKS : triesLeafpay ? 1 : 0
  await pause(paceMs)
  for (let click = 0; click < clicks; click += 1) {
    await page.click('#pay-leafpay')
    await pause(RAGE_MS)
  }
  await pause(paceMs)
}
