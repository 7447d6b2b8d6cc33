import { DESK_SILENT } from '@/components/parts/ask'

/** A refusal of the background is a sentence; that it did not answer at all is another. */
export function describeAskError(error: unknown): string {
  console.error(error)
  const text = error instanceof Error ? error.message : ''
  return /^[A-Z].*\.$/.test(text) ? text : DESK_SILENT
}
