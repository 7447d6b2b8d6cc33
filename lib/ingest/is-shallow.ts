import { MAX_NESTING } from './limits'

const QUOTE = 34
const BACKSLASH = 92
const OPENING = new Set([91, 123])
const CLOSING = new Set([93, 125])

/** Counted in the text, because what has been parsed can only be walked by a recursion or with a lot of memory. */
export function isShallow(json: string, mostNesting = MAX_NESTING): boolean {
  let depth = 0
  let isInString = false
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at)
    if (code === QUOTE) isInString = !isInString
    else if (isInString && code === BACKSLASH) at += 1
    else if (!isInString && OPENING.has(code)) depth += 1
    else if (!isInString && CLOSING.has(code)) depth -= 1
    if (depth > mostNesting) return false
  }
  return true
}
