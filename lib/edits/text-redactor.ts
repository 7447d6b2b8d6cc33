import { maskShape } from '@/lib/masking/mask-text'
import { buildSource, signOfAnything, signOfText, type SignOf } from '@/lib/masking/text-forms'

import { MAX_KEPT_REDACTORS, MAX_ROUNDS } from './limits'
import { createBase64Redactor } from './redact-base64'

/** Finds one text in any string, however it is written there, and puts asterisks in its place. */
export interface TextRedactor {
  redact: (text: string) => string
  has: (text: string) => boolean
  /** Only in base64: of strings that are nothing else, and in which the text itself would be a coincidence. */
  redactBase64: (text: string) => string
  /** Where it stands, as it is, in a text that a page shows: from and to, in characters. */
  locate: (text: string) => [from: number, to: number][]
}

const made = new Map<string, TextRedactor>()

/** The same text gives the same redactor. Case does not count, white space is white space. */
export function createTextRedactor(text: string): TextRedactor {
  const known = made.get(text)
  if (known) return known
  if (made.size >= MAX_KEPT_REDACTORS) made.clear()
  const redactor = buildRedactor(text.trim())
  made.set(text, redactor)
  return redactor
}

/** A picture, a font or a document in its own address: of its letters each may be anything. */
const DATA_URL = /(data:[\w.+/;="-]*;base64,)((?:[\w+/=-]|%(?:2B|2F|3D|0A))+)/gi

/** Without one of these no sign can be written in another way. */
const HAS_CODES = /[%\\&]/

function buildRedactor(text: string): TextRedactor {
  // The same letters may be composed or not, and of some only one of these gives back what was written.
  const spelled = [...new Set([text, text.normalize('NFC'), text.normalize('NFD')])]
  const build = (signOf: SignOf) => new RegExp(spelled.map((one) => buildSource(one, signOf)).join('|'), 'giu')
  // Most strings hold no code, and are asked the simpler question.
  const plain = build((sign) => (sign === ' ' ? '(?:\\s|[+_-])+' : signOfText(sign)))
  const anything = build(signOfAnything)
  const shown = build(signOfText)
  const base64 = createBase64Redactor(spelled)

  const redactOnce = (part: string) => {
    const masked = part.replace(HAS_CODES.test(part) ? anything : plain, maskMatch)
    return base64.redact(masked)
  }
  /** What is left may, together with the asterisks, be the text once more when it has some of its own. */
  function redactPart(part: string): string {
    let masked = part
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const before = masked
      masked = redactOnce(masked)
      if (masked === before) return masked
    }
    return maskShape(masked)
  }
  function redact(whole: string): string {
    if (!whole.includes('base64,')) return redactPart(whole)
    // Split by two groups: between addresses, their beginning, their content.
    return whole
      .split(DATA_URL)
      .map((part, index) => (index % 3 === 2 ? base64.redact(part) : redactPart(part)))
      .join('')
  }
  return {
    redact,
    has: (whole) => redact(whole) !== whole,
    redactBase64: (whole) => base64.redact(whole),
    locate: (whole) => [...whole.matchAll(shown)].map((match) => [match.index, match.index + match[0].length]),
  }
}

/** White space within it is masked too: its words would be told apart. */
function maskMatch(match: string): string {
  return '*'.repeat(Math.max(1, match.length))
}
