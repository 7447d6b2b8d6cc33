/**
 * The bytes behind an address from this page's own cache, as a data URL; `undefined` when they are not there. It never
 * asks the network, so that the page's server sees no request that the page did not make.
 */
export async function readAsset(url: string): Promise<string | undefined> {
  if (new URL(url).origin !== location.origin) return undefined
  try {
    const response = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin' })
    return response.ok ? await toDataUrl(await response.blob()) : undefined
  } catch {
    // Not in the cache.
    return undefined
  }
}

function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the picture could not be read')))
    reader.readAsDataURL(blob)
  })
}
