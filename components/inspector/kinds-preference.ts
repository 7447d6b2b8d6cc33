import type { PreferenceStorage } from '@/components/player/preference'
import { LINE_KINDS, LINE_LISTS, type LineList } from '@/lib/replay/line-kinds'

/** By list, the kinds that are left out. */
export type KindsOff = Readonly<Record<LineList, readonly string[]>>

const KEY = 'afterimage.inspector.kinds-off'

/** What was stored, as far as it is known here. */
export function readKindsOff(storage: PreferenceStorage): KindsOff {
  const stored = parse(storage.getItem(KEY))
  const entries = LINE_LISTS.map((list) => {
    const off = stored[list]
    const known: readonly string[] = LINE_KINDS[list]
    return [list, Array.isArray(off) ? known.filter((kind) => off.includes(kind)) : []] as const
  })
  return Object.fromEntries(entries) as unknown as KindsOff
}

export function writeKindsOff(storage: PreferenceStorage, off: KindsOff): void {
  storage.setItem(KEY, JSON.stringify(off))
}

function parse(json: string | null): Partial<Record<LineList, unknown>> {
  try {
    const value: unknown = JSON.parse(json ?? '{}')
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    // Cut short, or of something else: nothing is left out.
    return {}
  }
}
