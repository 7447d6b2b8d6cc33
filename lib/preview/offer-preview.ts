import { createPreview, type Preview } from './preview'

declare global {
  /** The preview in this document, for the next one that is started here; isolated world only. */
  var afterimagePreview: Preview | undefined
  /** What the background gave, before this script came. */
  var afterimagePreviewStart: { key: string } | undefined
}

/** Starts what the background asked for, once. One of an earlier start, or an earlier load of the extension, ends. */
export function offerPreview(sheets: readonly string[]): void {
  const start = globalThis.afterimagePreviewStart
  globalThis.afterimagePreviewStart = undefined
  const isPage = document.documentElement instanceof HTMLElement
  if (!start || !isPage || globalThis.afterimagePreview?.isAlive(start.key)) return
  globalThis.afterimagePreview?.end()
  globalThis.afterimagePreview = createPreview(start.key, sheets)
}
