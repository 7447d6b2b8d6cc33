import { browser } from 'wxt/browser'

import type { RelayRequest } from '@/lib/messages/relay'

import { MAX_ASSET_BYTES, RELAY_ANSWERS_MS } from './limits'

export interface FetchedAsset {
  type: string
  body: Uint8Array<ArrayBuffer>
}

/**
 * The bytes behind an address as the page sees them: first from the page's own cache by its relay, which asks nobody;
 * else by one request with the cookies the page has. `undefined` when it cannot be had or is no asset.
 */
export async function fetchAsset(url: string, tabId: number, documentId: string): Promise<FetchedAsset | undefined> {
  const dataUrl = await askRelay(url, tabId, documentId)
  return readResponse(dataUrl ?? url)
}

async function askRelay(url: string, tabId: number, documentId: string): Promise<string | undefined> {
  try {
    const request: RelayRequest = { afterimage: 'read asset', url }
    const asked: Promise<unknown> = browser.tabs.sendMessage(tabId, request, { documentId } as { frameId?: number })
    // A page that went into the back/forward cache meanwhile never answers.
    const patience = new Promise((resolve) => setTimeout(resolve, RELAY_ANSWERS_MS))
    const answer = await Promise.race([asked, patience])
    return typeof answer === 'string' && answer.startsWith('data:') ? answer : undefined
  } catch {
    // The page is gone already: its cache cannot be asked any more.
    return undefined
  }
}

async function readResponse(url: string): Promise<FetchedAsset | undefined> {
  try {
    const response = await fetch(url, { cache: 'force-cache', credentials: 'include', referrerPolicy: 'no-referrer' })
    const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? ''
    if (
      !response.ok ||
      !/^(image|font|text\/css|application\/(font|x-font|vnd\.ms-fontobject|octet-stream))/.test(type)
    )
      return undefined
    const body = new Uint8Array(await response.arrayBuffer())
    return body.byteLength > MAX_ASSET_BYTES ? undefined : { type, body }
  } catch {
    // Offline, refused, or not allowed: the replay shows a placeholder.
    return undefined
  }
}
