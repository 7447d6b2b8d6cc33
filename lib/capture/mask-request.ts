import type { RequestPayload } from '@/lib/model/payload'

/** What is told of a request beside how it ended, through `mask`. */
export function maskRequest<T extends { kind: string }>(payload: T, mask: (text: string) => string): T {
  const { requestHeaders, responseHeaders, requestBody, responseBody } = payload as T & Partial<RequestPayload>
  return {
    ...payload,
    ...(requestHeaders && { requestHeaders: maskValues(requestHeaders, mask) }),
    ...(responseHeaders && { responseHeaders: maskValues(responseHeaders, mask) }),
    ...(requestBody !== undefined && { requestBody: mask(requestBody) }),
    ...(responseBody !== undefined && { responseBody: mask(responseBody) }),
  }
}

function maskValues(headers: Record<string, string>, mask: (text: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, mask(value)]))
}
