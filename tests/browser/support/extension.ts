import { fileURLToPath } from 'node:url'

import type { Browser, LaunchOptions, Page, WebWorker } from 'puppeteer-core'
import type { browser as browserApi } from 'wxt/browser'

import { launchBrowser } from '../../../scripts/launch-browser.ts'

/** What code that runs inside a page of the extension sees. */
declare const chrome: typeof browserApi

export const BUILDS = {
  granted: fileURLToPath(new URL('../../../.output/chrome-mv3-granted', import.meta.url)),
  plain: fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url)),
}

export interface Extension {
  browser: Browser
  id: string
  /** Opens a page of the extension, such as `dashboard.html#/sessions`. */
  open(path: string): Promise<Page>
  /** Opens `popup.html` for the tab of a page, as a page of its own. */
  openPopup(page: Page): Promise<Page>
  /** Presses the icon in the toolbar while this page is in front: the popup as a person gets it, which sees the tab. */
  pressIcon(page: Page): Promise<Page>
  worker(): Promise<WebWorker>
  /**
   * Ends the background worker in the middle of whatever it does; the next message starts a fresh one. Answers whether
   * one was there to be ended.
   */
  killWorker(): Promise<boolean>
  tabIdOf(page: Page): Promise<number>
  close(): Promise<void>
}

/** The built extension in a real browser. */
export function launchExtension(build: keyof typeof BUILDS = 'granted', options: LaunchOptions = {}) {
  return launchExtensionOf(BUILDS[build], options)
}

/** The extension that lies in a folder. */
export async function launchExtensionOf(folder: string, options: LaunchOptions = {}): Promise<Extension> {
  const browser = await launchBrowser(folder, options)
  const target = await browser.waitForTarget((t) => t.type() === 'service_worker')
  const id = new URL(target.url()).host

  async function worker(): Promise<WebWorker> {
    const running = await browser.waitForTarget((t) => t.type() === 'service_worker' && t.url().includes(id))
    return (await running.worker())!
  }
  async function killWorker(): Promise<boolean> {
    // Without a debugger at the worker: one that starts again before the debugger is gone would wait for it for ever.
    const client = await browser.target().createCDPSession()
    const { targetInfos } = await client.send('Target.getTargets')
    const running = targetInfos.find((t) => t.type === 'service_worker' && t.url.includes(id))
    if (!running) return false
    const gone = new Promise<boolean>((resolve) => {
      browser.once('targetdestroyed', () => resolve(true))
      setTimeout(() => resolve(false), 2_000)
    })
    await client.send('Target.closeTarget', { targetId: running.targetId }).catch(() => undefined)
    const isGone = await gone
    await client.detach()
    return isGone
  }
  async function open(path: string): Promise<Page> {
    const page = await browser.newPage()
    await page.goto(`chrome-extension://${id}/${path}`)
    return page
  }
  /** The tab that is in front once the page was brought there: puppeteer does not know the browser's tab ids. */
  async function tabIdOf(page: Page): Promise<number> {
    const helper = await open('dashboard.html')
    try {
      await page.bringToFront()
      const tabId = await helper.waitForFunction(async () => {
        const [own, [active]] = await Promise.all([chrome.tabs.getCurrent(), chrome.tabs.query({ active: true })])
        return active?.id === own?.id ? undefined : active?.id
      })
      return (await tabId.jsonValue()) as number
    } finally {
      await helper.close()
    }
  }
  async function pressIcon(page: Page): Promise<Page> {
    await page.bringToFront()
    const own = (await browser.extensions()).get(id)!
    await page.triggerExtensionAction(own)
    const popup = await browser.waitForTarget((t) => t.url() === `chrome-extension://${id}/popup.html`)
    return popup.asPage()
  }
  return {
    browser,
    id,
    open,
    pressIcon,
    worker,
    tabIdOf,
    openPopup: async (page) => open(`popup.html?tabId=${await tabIdOf(page)}`),
    killWorker,
    close: () => browser.close(),
  }
}
