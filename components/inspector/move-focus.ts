/**
 * Arrow keys go from row to row; what a row holds beside its button is skipped. At either end they go nowhere: the
 * screen's own arrows are not meant.
 */
export function moveFocus(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const { target, currentTarget } = event
  if (step === 0 || !(target instanceof Element) || !(currentTarget instanceof Element)) return
  const row = target.closest('li')?.querySelector('[data-index]')
  const isCheck = target.matches('input')
  const next = currentTarget.querySelector(`[data-index="${Number(row?.getAttribute('data-index')) + step}"]`)
  const control = isCheck ? next?.closest('li')?.querySelector<HTMLElement>('input') : next
  event.preventDefault()
  if (control instanceof HTMLElement) control.focus()
}
