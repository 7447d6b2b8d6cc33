import { useKeys } from '@/components/parts/use-keys'

import type { EditState } from './edit-model'
import type { PickState } from './pick-model'

/** Escape leaves what was chosen, then the tool, then the mode; Ctrl/Cmd+Z undoes what was taken out last. */
export function useEditKeys(edit: EditState, pick: PickState): void {
  useKeys({
    Escape() {
      if (!pick.chosen.peek()) return edit.leave()
      pick.release()
      return true
    },
    'Mod+z': () => edit.undoLatest(),
  })
}
