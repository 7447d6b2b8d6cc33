import { QUOTED_CHARACTERS } from './limits'

/** A selector or an expression inside a sentence, which it must not drown. */
export function shorten(text: string): string {
  return text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text
}
