import { CLAY_POT_PENCE, findPlant } from './catalogue.js'

/** The cart lives as long as the tab, so that two tests in one browser do not share it. */
const KEY = 'fernside-cart'

/** Lines of `{ id, pot, amount }`. */
export function readLines() {
  return JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
}

export function writeLines(lines) {
  sessionStorage.setItem(KEY, JSON.stringify(lines))
  dispatchEvent(new Event('cart-change'))
}

export function countPlants() {
  return readLines().reduce((count, line) => count + line.amount, 0)
}

export function priceLine(line) {
  return line.amount * (findPlant(line.id).price + (line.pot === 'clay' ? CLAY_POT_PENCE : 0))
}

export function priceAll() {
  return readLines().reduce((sum, line) => sum + priceLine(line), 0)
}
