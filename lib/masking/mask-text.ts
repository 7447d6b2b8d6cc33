/** What a masked value of any length looks like: its length would say something about it. */
export const MASKED_VALUE = '******'

/** Elements whose text is what somebody typed or chose. */
export const MASKED_TEXT_SELECTOR =
  'textarea,select,option,datalist,[contenteditable=""],[contenteditable="true" i],[contenteditable="plaintext-only" i]'

/** A masked input's value: a constant, empty only where it is empty. */
export function maskInputValue(value: string): string {
  return value === '' ? '' : MASKED_VALUE
}

/** Masked text keeps its shape, so that the layout holds: every visible character becomes an asterisk. */
export function maskShape(text: string): string {
  return text.replace(/\S/gu, '*')
}
