import type { Page } from 'puppeteer-core'

/**
 * What a page asks for from now on, but for what it holds itself (`data:`, `blob:`). What its policy or the browser
 * refused was never sent: puppeteer tells of it all the same.
 */
export function watchRequests(page: Page): { list(): string[] } {
  const asked = new Set<string>()
  const refused = new Set<string>()
  page.on('request', (request) => void asked.add(request.url()))
  page.on('requestfailed', (request) => {
    if (/csp|BLOCKED/i.test(request.failure()?.errorText ?? '')) refused.add(request.url())
  })
  return {
    list: () => [...asked].filter((url) => !/^(?:data|blob):/.test(url) && !refused.has(url)),
  }
}
