/**
 * What of the page alone can be pressed, where it has put a dialog or one element on top. By name, not by `:modal`:
 * the browser keeps that list, and asks every element of a huge page for the other one.
 */
export function findModal(): Element | null {
  const dialogs = [...document.getElementsByTagName('dialog')].filter((dialog) => dialog.matches(':modal'))
  return dialogs.at(-1) ?? document.fullscreenElement
}
