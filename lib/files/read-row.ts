import { MAX_LIST, MAX_ROW_CHARACTERS } from './limits'

/** Fields of a row that came from a file: what is none of the kind that is wanted is as if it were not there. */

export type Fields = Record<string, unknown>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function asFields(value: unknown): Fields {
  return isFields(value) ? value : {}
}

export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

export function readText(value: unknown, mostCharacters = MAX_ROW_CHARACTERS): string {
  return typeof value === 'string' ? value.slice(0, mostCharacters) : ''
}

export function readTexts(value: unknown): string[] {
  return asList(value)
    .filter((item) => typeof item === 'string')
    .slice(0, MAX_LIST)
    .map((item) => readText(item, 1_000))
}

/** A number from 0 on. */
export function readCount(value: unknown): number {
  return isCount(value) ? value : 0
}

export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}

/** The end of what a Date can say, epoch ms. */
const LAST_INSTANT = 8.64e15

export function isInstant(value: unknown): value is number {
  return isCount(value) && value <= LAST_INSTANT
}

export function readInstant(value: unknown): number | undefined {
  return isInstant(value) ? value : undefined
}

export function readOne<Value>(value: unknown, known: readonly Value[]): Value | undefined {
  return known.find((one) => one === value)
}

/** An address that may stand anywhere: what could act when it is followed is none. */
export function readUrl(value: unknown): string {
  const text = readText(value)
  if (!URL.canParse(text)) return text === '' || /^[\w./?#*-]/.test(text) ? cutScheme(text) : ''
  const { protocol } = new URL(text)
  return ACTING.has(protocol) ? '' : text
}

const ACTING: ReadonlySet<string> = new Set(['javascript:', 'vbscript:', 'data:'])

function cutScheme(text: string): string {
  return /^\s*(?:javascript|vbscript|data):/i.test(text) ? '' : text
}
