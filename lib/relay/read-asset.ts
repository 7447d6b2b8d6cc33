/**
 * The bytes behind an address from this page's own cache, as a data URL; `undefined` when they are not there. It never
 * asks the network, so that the page's server sees no request that the page did not make.
 */
export async function readAsset(url: string): Promise<string | undefined> {
  if (new URL(url).origin !== location.origin) return undefined
  try {
    const response = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin' })
    return response.ok ? await toDataUrl(response) : undefined
  } catch {
    // Not in the cache.
    return undefined
  }
}

/** What is not said by the language's library yet: native, in Chromium from 140 on, and many times faster than by hand. */
type Base64Bytes = Uint8Array<ArrayBuffer> & { toBase64?(): string }

/** Of the bytes themselves: a blob would bring them over the page's thread a second time. */
async function toDataUrl(response: Response): Promise<string | undefined> {
  const type = response.headers.get('content-type') ?? ''
  const bytes: Base64Bytes = new Uint8Array(await response.arrayBuffer())
  if (bytes.toBase64) return `data:${type};base64,${bytes.toBase64()}`
  const reader = new FileReader()
  reader.readAsDataURL(new Blob([bytes], { type }))
  await new Promise((resolve) => reader.addEventListener('loadend', resolve))
  return (reader.result as string | null) ?? undefined
}
