type Child = Node | string | null | false

/** An element, its attributes, and what is in it. No markup is ever parsed: a page's names stand in here. */
export function build<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string>,
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.filter((child) => child !== null && child !== false))
  return element
}

/** A button that hears people only: a script of the page can press nothing in here. */
export function buildButton(
  label: Child | Child[],
  onPress: () => void,
  attributes: Record<string, string> = {},
): HTMLButtonElement {
  const button = build('button', { type: 'button', class: 'button', ...attributes }, ...[label].flat())
  button.addEventListener('click', (event) => {
    if (event.isTrusted) onPress()
  })
  return button
}
