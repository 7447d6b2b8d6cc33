import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core'

import { requireBrowser } from './find-browser.ts'

/** Without these the browser looks for its maker's hosts at every start. */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a browser with the built extension in `extensionDir` loaded. */
export function launchBrowser(extensionDir: string | undefined, options: LaunchOptions = {}): Promise<Browser> {
  const isRoot = process.getuid?.() === 0
  return puppeteer.launch({
    executablePath: requireBrowser(),
    pipe: true,
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    ...(extensionDir ? { enableExtensions: [extensionDir] } : {}),
    ...options,
    args: [...QUIET, ...(isRoot ? ['--no-sandbox'] : []), ...(options.args ?? [])],
  })
}
