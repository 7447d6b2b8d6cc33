import { isSitePattern } from '@/lib/sites/decide-site'

export type CheckedPattern = { ok: true; pattern: string } | { ok: false; problem: string }

/** A site as it is typed or pasted, made a pattern; refused with a sentence for the person. */
export function checkPattern(typed: string, others: readonly { pattern: string }[]): CheckedPattern {
  const pattern = cleanPattern(typed)
  if (pattern === '') return { ok: false, problem: 'Write the site first, for example example.com.' }
  if (!isSitePattern(pattern)) {
    const problem = `“${typed.trim()}” is no site. Write example.com, *.example.com for its subdomains too, or example.com/admin* for a part of it.`
    return { ok: false, problem }
  }
  const isKnown = others.some((rule) => rule.pattern === pattern)
  return isKnown ? { ok: false, problem: `There is a rule for ${pattern} already.` } : { ok: true, pattern }
}

/** Without scheme, fragment and a lone slash; the host in lower case and as the browser writes it (`xn--`). */
function cleanPattern(typed: string): string {
  const text = typed
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/#.*$/, '')
  const slash = text.indexOf('/')
  const host = slash < 0 ? text : text.slice(0, slash)
  const path = slash < 0 ? '' : text.slice(slash)
  return writeHost(host) + (path === '/' || path === '/*' ? '' : path)
}

function writeHost(host: string): string {
  const [, stars = '', rest = ''] = /^(\*\.)?(.*)$/.exec(host) ?? []
  const isForeign = /[^ -~]/.test(rest)
  const ascii = isForeign && URL.canParse(`http://${rest}`) ? new URL(`http://${rest}`).host : rest
  return stars + ascii.toLowerCase()
}
