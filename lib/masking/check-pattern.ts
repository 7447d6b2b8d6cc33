import { MAX_MATCH_CHARACTERS, MAX_PATTERN_CHARACTERS, MAX_PATTERN_WAYS, MAX_REPEATS } from './limits'

export type CheckedPattern =
  /** `source` is bounded: every repeat has an end. */
  { ok: true; source: string } | { ok: false; reason: string }

/** A part of an expression: how many ways it can match at one place, and its longest match. */
interface Part {
  ways: number
  longest: number
  source: string
}

/**
 * An own regular expression as one that cannot hang: repeats get an end, and what may be tried at one place is counted
 * and bounded, which refuses nested and piled up repeats. Looking around and back is refused, for it is not counted.
 */
export function checkPattern(source: unknown): CheckedPattern {
  if (typeof source !== 'string' || source === '') return refuse('is no text')
  if (source.length > MAX_PATTERN_CHARACTERS) return refuse(`is longer than ${MAX_PATTERN_CHARACTERS} characters`)
  if (!compiles(source)) return refuse('is no regular expression')
  const reader = new Reader(source)
  const whole = reader.readAlternatives()
  if (reader.refusal !== '') return refuse(reader.refusal)
  if (whole.ways > MAX_PATTERN_WAYS || whole.longest > MAX_MATCH_CHARACTERS) return refuse('could take too long')
  if (!compiles(whole.source)) return refuse('is not understood')
  return new RegExp(whole.source, 'i').test('') ? refuse('matches nothing at all') : { ok: true, source: whole.source }
}

function refuse(reason: string): CheckedPattern {
  return { ok: false, reason }
}

function compiles(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'gi'))
  } catch {
    // Not a regular expression: told to the person as a problem.
    return false
  }
}

class Reader {
  refusal = ''
  private at = 0
  private readonly source: string

  constructor(source: string) {
    this.source = source
  }

  readAlternatives(): Part {
    const branches = [this.readSequence()]
    while (this.source[this.at] === '|') {
      this.at += 1
      branches.push(this.readSequence())
    }
    return {
      ways: branches.reduce((sum, branch) => sum + branch.ways, 0),
      longest: Math.max(...branches.map((branch) => branch.longest)),
      source: branches.map((branch) => branch.source).join('|'),
    }
  }

  private readSequence(): Part {
    const whole: Part = { ways: 1, longest: 0, source: '' }
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at]!)) {
      const part = this.repeat(this.readAtom())
      whole.ways *= part.ways
      whole.longest += part.longest
      whole.source += part.source
    }
    return whole
  }

  private readAtom(): Part {
    if (this.source[this.at] === '(') return this.readGroup()
    // A class, an escape (of one character, or `\x41`, `\u0041`, `\p{L}`, `\cA`), or one character.
    const [text = ''] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\(?:x[\da-f]{2}|u[\da-f]{4}|c[a-z]|.)|.)/is.exec(this.source.slice(this.at)) ?? []
    if (/^\\[1-9k]/.test(text)) this.refusal ||= 'refers back'
    this.at += text.length
    return { ways: 1, longest: /^(?:[$^]|\\[Bb])$/.test(text) ? 0 : 1, source: text }
  }

  private readGroup(): Part {
    const [opening = '('] = /^\((?:\?:)?/.exec(this.source.slice(this.at)) ?? []
    if (opening === '(' && this.source[this.at + 1] === '?') this.refusal ||= 'looks around'
    this.at += opening.length
    const inner = this.readAlternatives()
    // Its end; the whole compiled, so it is there.
    this.at += 1
    return { ...inner, source: `(?:${inner.source})` }
  }

  private repeat(part: Part): Part {
    const found = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(this.source.slice(this.at))
    if (!found) return part
    this.at += found[0].length
    const [, sign, least = '', comma = '', most = '', lazy = ''] = found
    const from = sign ? Number(sign === '+') : Number(least)
    const to = sign === '?' ? 1 : sign || (comma && !most) ? Math.max(from, MAX_REPEATS) : Number(most || least)
    return {
      ways: part.ways ** to * (to - from + 1),
      longest: part.longest * to,
      source: `${part.source}{${from},${to}}${lazy}`,
    }
  }
}
