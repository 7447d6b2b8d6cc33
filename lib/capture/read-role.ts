const ROLE_OF_TAG: Record<string, string> = {
  button: 'button',
  select: 'combobox',
  textarea: 'textbox',
  summary: 'button',
  option: 'option',
  nav: 'navigation',
  form: 'form',
  img: 'img',
  dialog: 'dialog',
  th: 'columnheader',
  td: 'cell',
}

const ROLE_OF_INPUT: Record<string, string> = {
  button: 'button',
  submit: 'button',
  reset: 'button',
  image: 'button',
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
  number: 'spinbutton',
  search: 'searchbox',
}

/** The explicit ARIA role, or the one HTML-AAM gives the tag; empty where neither says anything. */
export function readRole(element: Element): string {
  const explicit = element.getAttribute('role')?.trim().split(/\s+/)[0]
  if (explicit) return explicit
  const tag = element.localName
  if (tag === 'a') return element.hasAttribute('href') ? 'link' : ''
  if (tag === 'input') return ROLE_OF_INPUT[(element as HTMLInputElement).type] ?? 'textbox'
  // HTML-AAM gives editable content no role, browsers give it this one.
  return ROLE_OF_TAG[tag] ?? ((element as HTMLElement).isContentEditable ? 'textbox' : '')
}
