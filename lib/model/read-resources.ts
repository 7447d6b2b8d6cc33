import { MAX_RESOURCES_TOLD, type Resource } from './payload'

const MAX_URL_CHARACTERS = 2_000

/** What a page is said to have loaded until `until` (epoch ms), checked: the page may have forged it. */
export function readResources(list: unknown, until: number): Resource[] {
  if (!Array.isArray(list)) return []
  return (list as unknown[]).slice(0, MAX_RESOURCES_TOLD).flatMap((one): Resource[] => {
    if (typeof one !== 'object' || one === null) return []
    const { url, initiator, at, durationMs, transferBytes, bodyBytes, status } = one as Record<string, unknown>
    if (typeof url !== 'string' || url === '') return []
    return [
      {
        url: url.slice(0, MAX_URL_CHARACTERS),
        initiator: typeof initiator === 'string' ? initiator.slice(0, 20) : '',
        at: Math.min(readCount(at), until),
        durationMs: readCount(durationMs),
        transferBytes: readCount(transferBytes),
        bodyBytes: readCount(bodyBytes),
        status: readCount(status),
      },
    ]
  })
}

function readCount(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : 0
}
