import { askOrTell } from './ask'
import type { Toasts } from './toasts-model'

/** Tells that what was asked for is done, and offers the way back; answers whether it was done. */
export type Undoable = (asking: Promise<unknown>, text: string, undo: () => Promise<unknown>) => Promise<boolean>

export function createUndoable(toasts: Toasts): Undoable {
  const tell = (text: string) => void toasts.show({ text })
  return async (asking, text, undo) => {
    const isDone = await askOrTell(
      asking.then(() => true),
      tell,
    )
    if (!isDone) return false
    toasts.show({ text, action: { label: 'Undo', run: () => void askOrTell(undo(), tell) } })
    return true
  }
}
