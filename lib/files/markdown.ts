/** Marks that mean something to Markdown, and to the HTML that it may hold. */
const MARKS = /[\\`*_{}[\]<>()#+\-!|~@&]/g

const MAX_CHARACTERS = 300

/** Text of a page as text, in one line: no mark of it is one, and nobody is mentioned. */
export function quote(text: string): string {
  return oneLine(text).replaceAll(MARKS, (mark) => (mark === '@' ? '@\u200B' : `\\${mark}`))
}

/** The same in a code span, fenced by more backticks than are in it. */
export function quoteCode(text: string): string {
  const line = oneLine(text)
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const room = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${fence}${room}${line || ' '}${room}${fence}`
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > MAX_CHARACTERS ? `${line.slice(0, MAX_CHARACTERS)}…` : line
}
