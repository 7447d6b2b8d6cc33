/**
 * CSS split into rules and declarations, as far as following a recording needs it: strings, comments, escapes and
 * brackets are seen, nothing is judged. Rules the browser would drop stay: an index is clamped where they are put back.
 */

/** The rules of a sheet or of a grouping rule, in order. `@charset` is no rule to the CSSOM. */
export function splitRules(css: string): string[] {
  const rules: string[] = []
  let start = 0
  while (start < css.length) {
    start = skipBlank(css, start)
    const end = findEnd(css, start, ';')
    const text = css.slice(start, end).trim()
    if (/[^;}\s]/.test(text) && !text.startsWith('@charset')) rules.push(text)
    start = end
  }
  return rules
}

/** A rule cut at its block, or `undefined` for a statement such as `@import`. */
export function splitBlock(rule: string): { prelude: string; body: string } | undefined {
  const open = findEnd(rule, 0, '{') - 1
  if (rule[open] !== '{') return undefined
  const close = rule.endsWith('}') ? rule.length - 1 : rule.length
  return { prelude: rule.slice(0, open).trim(), body: rule.slice(open + 1, close) }
}

/** Property to value, `!important` included, in order of the first mention; of two of a name the last one counts. */
export function parseDeclarations(css: string): Map<string, string> {
  const declarations = new Map<string, string>()
  let start = 0
  while (start < css.length) {
    start = skipBlank(css, start)
    const end = findEnd(css, start, ';')
    const text = css.slice(start, css[end - 1] === ';' ? end - 1 : end)
    const colon = text.indexOf(':')
    const value = text.slice(colon + 1).trim()
    if (colon > 0 && value !== '') declarations.set(normalizeProperty(text.slice(0, colon)), value)
    start = end
  }
  return declarations
}

export function formatDeclarations(declarations: ReadonlyMap<string, string>): string {
  return [...declarations].map(([name, value]) => `${name}: ${value};`).join(' ')
}

/** Custom properties keep their case. */
export function normalizeProperty(name: string): string {
  const trimmed = name.trim()
  return trimmed.startsWith('--') ? trimmed : trimmed.toLowerCase()
}

function skipBlank(css: string, from: number): number {
  let at = from
  for (;;) {
    if (css.startsWith('/*', at)) at = skipComment(css, at)
    else if (at < css.length && css.charCodeAt(at) <= 32) at += 1
    else if (css.startsWith('<!--', at)) at += 4
    else if (css.startsWith('-->', at)) at += 3
    else return at
  }
}

function skipComment(css: string, at: number): number {
  const end = css.indexOf('*/', at + 2)
  return end < 0 ? css.length : end + 2
}

function skipString(css: string, at: number): number {
  const quote = css[at]
  let end = at + 1
  while (end < css.length && css[end] !== quote && css[end] !== '\n') end += css[end] === '\\' ? 2 : 1
  return end + 1
}

/** The index after the first `stop` outside of blocks, brackets, strings and comments, or after the first block. */
function findEnd(css: string, from: number, stop: ';' | '{'): number {
  let blocks = 0
  let brackets = 0
  let at = from
  while (at < css.length) {
    const char = css[at]
    if (char === stop && blocks === 0 && brackets === 0) return at + 1
    if (char === '"' || char === "'") at = skipString(css, at)
    else if (char === '\\') at += 2
    else if (char === '/' && css[at + 1] === '*') at = skipComment(css, at)
    else {
      at += 1
      if (char === '(' || char === '[') brackets += 1
      else if (char === ')' || char === ']') brackets = Math.max(0, brackets - 1)
      else if (brackets > 0) continue
      else if (char === '{') blocks += 1
      else if (char === '}' && --blocks <= 0) return at
    }
  }
  return Math.min(at, css.length)
}
