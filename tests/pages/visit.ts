/** One person's visit to the practice shop, from the home page to the confirmation, with things typed that no recording may keep. */
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'

/** What the visitor types or chooses. None of it occurs in the pages themselves. */
export const SECRETS = {
  fullName: 'Wilhelmina Quarrington',
  email: 'w.quarrington.83@posteo.example',
  phone: '+44 7911 583206',
  birthday: '1983-07-19',
  password: 'tr0ub4dor&Zinnia!',
  website: 'https://quarrington-looms.example/atelier',
  street: '4417 Mossgate Crescent',
  postcode: 'QX9 7ZB',
  pickUpPoint: 'Corner of Vellum Lane',
  note: 'Key is under the third flowerpot, alarm 9053',
  giftMessage: 'For Ottoline, from your secret gardener',
  fileName: 'bedroom-window-k7q2.svg',
  cardNumber: '4929 1187 3350 6642',
  cardExpires: '2031-11',
  /** Longer than a real one: a search for three digits would find them in any timestamp. */
  cvc: '73619284',
} as const

/** Values the server puts into inputs of the first checkout step: masked like typed ones. */
export const PREFILLED = {
  orderToken: 'tok-7f3a-server-filled',
  city: 'Oakhurst Prefilled',
  note: 'Please ring twice.',
} as const

/** Plain text at the top of every shop page: a search that finds no secret must find this. */
export const CONTROL = 'Slow-grown plants for small rooms'

const PHOTO = fileURLToPath(new URL(`upload/${SECRETS.fileName}`, import.meta.url))
const PAUSE_MS = 120
const KEY_DELAY_MS = 4

export type PageName = 'home' | 'category' | 'product' | 'cart' | 'checkout-1' | 'checkout-2' | 'checkout-3' | 'thanks'

export interface VisitOptions {
  /** Called when a page is in its final state, just before it is left. */
  onPage?(name: PageName, page: Page): Promise<void>
}

/** Resolves with the addresses of the eight pages visited, in order. */
export async function visitShop(page: Page, origin: string, options: VisitOptions = {}): Promise<string[]> {
  const visited: string[] = []
  async function finish(name: PageName, leaveBy?: string): Promise<void> {
    visited.push(page.url())
    await pause(PAUSE_MS)
    await options.onPage?.(name, page)
    if (leaveBy !== undefined) await Promise.all([page.waitForNavigation(), page.click(leaveBy)])
  }

  await page.goto(`${origin}/`)
  await lookAround(page)
  await finish('home', 'main a[href="/category.html"]')

  await page.select('#sort', 'price')
  await lookAround(page)
  await finish('category', 'a[href="/product.html?id=monstera"]')

  await page.click('input[value="clay"]')
  await retype(page, '#amount', '2')
  await page.click('summary')
  await finish('product', '#choose button[type="submit"]')

  await finish('cart', 'a[href="/checkout-1.html"]')

  await fillContact(page)
  await finish('checkout-1', 'form[method="post"] button[type="submit"]')

  await fillDelivery(page)
  await finish('checkout-2', 'form[method="post"] button[type="submit"]')

  await page.click('input[name="terms"]')
  await finish('checkout-3', 'input[value="Place order"]')

  await lookAround(page)
  await finish('thanks')
  return visited
}

async function fillContact(page: Page): Promise<void> {
  await type(page, '#full-name', SECRETS.fullName)
  await type(page, '#email', SECRETS.email)
  await type(page, '#phone', SECRETS.phone)
  await pick(page, '#birthday', SECRETS.birthday)
  await type(page, '#password', SECRETS.password)
  await type(page, '#website', SECRETS.website)
  await type(page, '#street', SECRETS.street)
  await type(page, '#postcode', SECRETS.postcode)
  await page.select('#country', 'Ireland')
  await type(page, '#nearby', SECRETS.pickUpPoint)
  await retype(page, '#note', SECRETS.note)
  await page.click('input[name="newsletter"]')
}

async function fillDelivery(page: Page): Promise<void> {
  await page.click('input[value="collect"]')
  await pick(page, '#week', '2027-W14')
  await pick(page, '#collect-at', '2027-04-06T10:30')
  await pick(page, '#ring-at', '09:15')
  await pick(page, '#warmth', '23')
  await page.select('#extras', 'card', 'mister')
  const photo = await page.waitForSelector('input[type="file"]')
  // The type of `waitForSelector` cannot know that this one is an input of files.
  await (photo as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(PHOTO)
  await type(page, '#message', SECRETS.giftMessage)
  await pick(page, '#ribbon', '#3b5f8a')
  await type(page, '#card', SECRETS.cardNumber)
  await pick(page, '#expires', SECRETS.cardExpires)
  await type(page, '#cvc', SECRETS.cvc)
  await retype(page, '#tip', '3')
}

/** The pointer wanders and the page is scrolled down and up again. */
async function lookAround(page: Page): Promise<void> {
  await page.mouse.move(240, 200)
  await page.mouse.move(620, 420, { steps: 8 })
  await page.mouse.wheel({ deltaY: 500 })
  await pause(PAUSE_MS)
  await page.mouse.wheel({ deltaY: -500 })
  await pause(PAUSE_MS)
}

async function type(page: Page, selector: string, text: string): Promise<void> {
  await page.click(selector)
  await page.keyboard.type(text, { delay: KEY_DELAY_MS })
}

/** Types over what the field holds. */
async function retype(page: Page, selector: string, text: string): Promise<void> {
  await page.click(selector)
  await page.keyboard.down('Control')
  await page.keyboard.press('a')
  await page.keyboard.up('Control')
  await page.keyboard.type(text, { delay: KEY_DELAY_MS })
}

/** A date or colour picker is a window of the browser that no script reaches: its outcome is set and announced as it would. */
async function pick(page: Page, selector: string, value: string): Promise<void> {
  await page.focus(selector)
  await page.$eval(
    selector,
    (element, chosen) => {
      ;(element as HTMLInputElement).value = chosen
      element.dispatchEvent(new Event('input', { bubbles: true }))
      element.dispatchEvent(new Event('change', { bubbles: true }))
    },
    value,
  )
}
