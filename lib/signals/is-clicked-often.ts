import { MAX_STEPPER_CHARACTERS } from './limits'

const FIELD_ROLES = new Set(['textbox', 'searchbox', 'spinbutton', 'combobox', 'slider', 'scrollbar'])

/** Words by which a control goes on by one, in the languages of most pages. */
const STEP_WORDS = new Set(
  `next previous prev more less forward backward increase decrease increment decrement plus minus up down earlier later
  older newer undo redo zoom weiter zurück vor nächste nächster nächstes vorherige vorheriger vorheriges mehr weniger
  suivant suivante précédent précédente moins siguiente anterior más menos avanti indietro successivo precedente più meno
  próximo próxima mais volgende vorige meer minder`.split(/\s+/),
)

/** Nothing but signs: `+`, `−`, `›`, `>>`, `▲`. */
const SIGNS = /^[\s+\-–−—‐<>‹›«»^←-⇿▲-◿❮❯➔-➾＋－]+$/

/** A place where somebody clicks often because it is meant so: fields, where that selects, and steppers or paging. */
export function isClickedOften({ role, label }: { role: string; label: string }): boolean {
  if (FIELD_ROLES.has(role)) return true
  const name = label.trim().toLowerCase()
  if (name === '' || name.length > MAX_STEPPER_CHARACTERS) return false
  return SIGNS.test(name) || name.split(/[^\p{L}\p{N}]+/u).some((word) => STEP_WORDS.has(word))
}
