import type { IncomingMessage } from 'node:http'

export interface RequestLog {
  hear(request: IncomingMessage): void
  /** How often each address was asked for by pages. */
  ofPages(): Record<string, number>
  /** The same of what the extension asked for itself. */
  ofExtension(): Record<string, number>
  clear(): void
}

/** The icon of the tab: the browser asks for it when it pleases. */
const ICON = '/images/leaf.svg'

/** What a server sees. A request that no page made comes from nowhere; one that a person made by the address is a navigation. */
export function recordLog(): RequestLog {
  let asked: { url: string; isOfPage: boolean }[] = []
  const count = (isOfPage: boolean) => {
    const counts: Record<string, number> = {}
    for (const request of asked)
      if (request.isOfPage === isOfPage && request.url !== ICON) counts[request.url] = (counts[request.url] ?? 0) + 1
    return counts
  }
  return {
    hear({ url = '', headers }) {
      const isOfPage = headers['sec-fetch-site'] !== 'none' || headers['sec-fetch-mode'] === 'navigate'
      asked.push({ url, isOfPage })
    },
    ofPages: () => count(true),
    ofExtension: () => count(false),
    clear: () => void (asked = []),
  }
}
