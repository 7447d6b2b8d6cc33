import { checkPattern } from '@/lib/masking/check-pattern'
import type { Test } from '@/lib/model/filter'

export type Value = string | number | boolean | null | undefined

/** Whether a value passes. Text is compared without regard to case; what is not there passes no test. */
export type CompiledTest = (value: Value) => boolean

/** A test ready to be asked many times. What cannot be understood (an expression with a mistake) passes nothing. */
export function compileTest({ is, value }: Test): CompiledTest {
  const wanted = String(value).toLowerCase()
  switch (is) {
    case 'is':
      return onText((text) => text === wanted)
    case 'contains':
      return onText((text) => text.includes(wanted))
    case 'starts with':
      return onText((text) => text.startsWith(wanted))
    case 'path is': {
      const path = dropEndSlash(wanted)
      return onText((text) => dropEndSlash(readPath(text)) === path)
    }
    case 'like': {
      const isLike = compileLike(wanted)
      const isOfPath = wanted.startsWith('/')
      return onText((text) => isLike(isOfPath ? readPath(text) : text))
    }
    case 'matches': {
      const checked = checkPattern(value)
      if (!checked.ok) return () => false
      const expression = new RegExp(checked.source, 'i')
      return onText((text) => expression.test(text))
    }
    case 'at least':
      return onNumber((number) => number >= Number(value))
    case 'at most':
      return onNumber((number) => number <= Number(value))
    default:
      return (given) => given !== null && given !== undefined && given !== ''
  }
}

function onText(isWanted: (text: string) => boolean): CompiledTest {
  return (given) => given !== null && given !== undefined && isWanted(String(given).toLowerCase())
}

function onNumber(isWanted: (number: number) => boolean): CompiledTest {
  return (given) => {
    if (typeof given !== 'number' && (typeof given !== 'string' || given.trim() === '')) return false
    const number = Number(given)
    return !Number.isNaN(number) && isWanted(number)
  }
}

/** Where an address leads on its site; of what is no address, itself up to `?` or `#`. */
export function readPath(address: string): string {
  const [, site, path = ''] = /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)?([^?#]*)/.exec(address) ?? []
  return site === undefined ? path : path || '/'
}

export function dropEndSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, '') || '/' : path
}

/**
 * `*` stands for anything, also nothing; the rest is itself. Each part is looked for once, behind the one before it, so
 * that no pattern and no text can make it slow.
 */
function compileLike(pattern: string): (text: string) => boolean {
  const [first = '', ...rest] = pattern.split(/\*+/)
  const last = rest.pop()
  if (last === undefined) return (text) => text === first
  return (text) => {
    if (!text.startsWith(first)) return false
    let at = first.length
    for (const part of rest) {
      const found = text.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return text.length - at >= last.length && text.endsWith(last)
  }
}
