import { DISMISSALS_KEPT } from './limits'

const DISMISSALS_KEY = 'afterimage.dismissed'

/** Which save forms were put away. Kept in localStorage: the popup's memory ends when it closes. */
export function readDismissals(storage: Pick<Storage, 'getItem'>): string[] {
  return (storage.getItem(DISMISSALS_KEY) ?? '').split(' ').filter((id) => id !== '')
}

export function writeDismissal(storage: Pick<Storage, 'getItem' | 'setItem'>, sessionId: string): string[] {
  const ids = [...readDismissals(storage), sessionId].slice(-DISMISSALS_KEPT)
  storage.setItem(DISMISSALS_KEY, ids.join(' '))
  return ids
}
