import { MAX_FORMULA_CHARACTERS, SERIES_LETTERS } from './trends-rules'

/** `undefined` is a gap: with one in it, or divided by zero, a formula gives none. */
type Amount = number | undefined

export interface Formula {
  /** Places of the series it is made of, each once. */
  series: readonly number[]
  /** With the value of each series of the trend, in order. */
  evaluate: (values: readonly Amount[]) => Amount
}

export type ParsedFormula = { ok: true; formula: Formula } | { ok: false; reason: string }

type Expression = (values: readonly Amount[]) => Amount

const OPERATIONS: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
}

class Mistake extends Error {}

/**
 * A formula over series, read by recursive descent and never run as a script:
 *
 *   sum     = product (('+' | '-') product)*
 *   product = factor (('*' | '/') factor)*
 *   factor  = '-' factor | '(' sum ')' | number | letter of a series
 */
export function parseFormula(text: string, seriesCount: number): ParsedFormula {
  if (text.length > MAX_FORMULA_CHARACTERS) return { ok: false, reason: 'It is too long.' }
  const tokens = text.toUpperCase().match(/\d+(?:\.\d+)?|\.\d+|\S/g) ?? []
  const series = new Set<number>()
  let at = 0

  function readChain(operators: string, readPart: () => Expression): Expression {
    let left = readPart()
    while (at < tokens.length && operators.includes(tokens[at]!)) {
      const [before, operate] = [left, OPERATIONS[tokens[at]!]!]
      at += 1
      const right = readPart()
      left = (values) => combine(before(values), right(values), operate)
    }
    return left
  }
  const readSum = (): Expression => readChain('+-', readProduct)
  const readProduct = (): Expression => readChain('*/', readFactor)
  function readFactor(): Expression {
    const token = tokens[at]
    at += 1
    if (token === undefined) throw new Mistake('Something is missing at its end.')
    if (token === '-') {
      const negated = readFactor()
      return (values) => combine(0, negated(values), OPERATIONS['-']!)
    }
    if (token === '(') {
      const inner = readSum()
      if (tokens[at] !== ')') throw new Mistake('A bracket is not closed.')
      at += 1
      return inner
    }
    const letter = SERIES_LETTERS.findIndex((one) => one === token)
    if (letter >= 0) {
      if (letter >= seriesCount) throw new Mistake(`There is no series ${token}.`)
      series.add(letter)
      return (values) => values[letter]
    }
    const number = Number(token)
    if (Number.isNaN(number)) throw new Mistake(`“${token}” has no place there.`)
    return () => number
  }

  try {
    const expression = readSum()
    if (at < tokens.length) throw new Mistake(`“${tokens[at]}” has no place there.`)
    if (series.size === 0) throw new Mistake('It names no series.')
    return { ok: true, formula: { series: [...series].toSorted((a, b) => a - b), evaluate: expression } }
  } catch (error) {
    if (error instanceof Mistake) return { ok: false, reason: error.message }
    throw error
  }
}

function combine(a: Amount, b: Amount, operate: (a: number, b: number) => number): Amount {
  if (a === undefined || b === undefined) return undefined
  const value = operate(a, b)
  return Number.isFinite(value) ? value : undefined
}
