import { cutText } from './cut-text'
import { MAX_CALLER_LINES, MAX_STACK_CHARACTERS } from './limits'

/** Of scripts of an extension, this one's among them: the page has not written them. */
const OF_EXTENSION = /-extension:\/\//

/**
 * Where the page is now: the first lines of its stack, without our own. A page that makes stacks itself
 * (`Error.prepareStackTrace`) would notice, so it is not asked.
 */
export function readCaller(): string {
  if (Object.hasOwn(Error, 'prepareStackTrace')) return ''
  return cutStack(new Error('here').stack)
}

/** Lines of a stack, as V8 and as the others write them. */
export function cutStack(stack: unknown): string {
  if (typeof stack !== 'string') return ''
  const lines = stack.split('\n').filter((line) => /^\s*at |@/.test(line) && !OF_EXTENSION.test(line))
  return cutText(
    lines
      .slice(0, MAX_CALLER_LINES)
      .map((line) => line.trim())
      .join('\n'),
    MAX_STACK_CHARACTERS,
  )
}
