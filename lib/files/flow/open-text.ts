import type { OpenText, Placeholder } from './flow'

/** What scripts call something of their own. */
const TAKEN = 'ORIGIN'

const MASKED = /\*{3,}/

/** Names for what was masked, each once. What is asked for twice with the same words is the same. */
export class Placeholders {
  readonly all: Placeholder[] = []

  name(words: string, fallback: string): Placeholder {
    const written = writeName(words) || fallback
    const name = written === TAKEN ? `${written}_VALUE` : written
    const known = this.all.find((one) => one.name === name)
    if (known) return known
    const added = { name }
    this.all.push(added)
    return added
  }

  /** Of a field: its value, or what is to be filled in. */
  openValue(value: string, label: string): OpenText {
    return /^\*+$/.test(value) ? [this.name(label, 'VALUE')] : [value]
  }

  /** Of an address: masked values of the query are named by their keys. */
  openUrl(url: string): OpenText {
    if (!MASKED.test(url)) return [url]
    const pieces: (string | Placeholder)[] = []
    let rest = url
    for (let found = MASKED.exec(rest); found; found = MASKED.exec(rest)) {
      const before = rest.slice(0, found.index)
      const key = /[?&]([^=&#?]+)=$/.exec(before)?.[1]
      pieces.push(before, this.name(key ?? '', 'PART'))
      rest = rest.slice(found.index + found[0].length)
    }
    return rest === '' ? pieces : [...pieces, rest]
  }
}

/** `Full name` as `FULL_NAME`; empty for words without a letter of the Latin alphabet. */
function writeName(words: string): string {
  const plain = words.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const name = plain
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .slice(0, 40)
    .replaceAll(/^[_\d]+|_+$/g, '')
  return name
}

/** With what stands in for what is open. */
export function joinText(text: OpenText, write: (placeholder: Placeholder) => string): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : write(piece))).join('')
}
