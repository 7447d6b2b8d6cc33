/** Characters that XML 1.0 cannot hold, in any form (https://www.w3.org/TR/xml/#charsets): one makes all of it an error. */
const IMPOSSIBLE = /[[\p{Cc}\ufffe\uffff]--[\t\n\r]]/gv

/** Each in its place, so that nothing is joined that was apart. */
export const makePossible = (text: string): string => text.toWellFormed().replaceAll(IMPOSSIBLE, '\ufffd')

const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** White space too: a parser would make other white space of it. */
export const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"\t\n\r]/g, (character) => NAMES[character] ?? `&#${character.charCodeAt(0)};`)
