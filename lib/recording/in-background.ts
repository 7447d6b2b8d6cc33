/**
 * Work that nobody waits for: what fails in it is said where somebody who looks into the extension finds it, and ends
 * nothing else.
 */
export function inBackground(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.error('afterimage:', error))
}
