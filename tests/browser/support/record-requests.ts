import type { Page } from 'puppeteer-core'

/** Everything a page and its workers send from now on: address, headers (the Referer among them) and body. */
export async function recordRequests(page: Page, sent: string[]): Promise<void> {
  const session = await page.createCDPSession()
  session.on('Network.requestWillBeSent', ({ request }) => void sent.push(JSON.stringify(withoutFragment(request))))
  session.on('Network.requestWillBeSentExtraInfo', ({ headers }) => void sent.push(JSON.stringify(headers)))
  await session.send('Network.enable')
}

/** The browser tells of the fragment beside the address, and never sends it. */
function withoutFragment<Told extends { urlFragment?: string }>({ urlFragment: _fragment, ...request }: Told) {
  return request
}
