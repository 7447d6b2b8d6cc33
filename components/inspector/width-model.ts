import { createModel, signal } from '@preact/signals'

import type { PreferenceStorage } from '@/components/player/preference'

import { NARROWEST_PX, STAGE_LEAST_PX, WIDEST_PX } from './limits'

const KEY = 'afterimage.inspector.width'

/** How wide the inspector is, px: about a third of the screen where nobody chose, and remembered where somebody did. */
export const WidthModel = createModel((storage: PreferenceStorage, readScreenPx: () => number) => {
  const readWidest = () => Math.max(NARROWEST_PX, Math.min(WIDEST_PX, readScreenPx() - STAGE_LEAST_PX))
  const fit = (px: number) => Math.round(Math.max(NARROWEST_PX, Math.min(px, readWidest())))
  const stored = Number(storage.getItem(KEY) ?? Number.NaN)
  const px = signal(fit(Number.isFinite(stored) ? stored : Math.min(420, readScreenPx() * 0.3)))
  return {
    px,
    readWidest,
    set(wanted: number) {
      px.value = fit(wanted)
      storage.setItem(KEY, String(px.value))
    },
  }
})

export type Width = InstanceType<typeof WidthModel>
