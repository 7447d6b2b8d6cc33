import { readFileSync } from 'node:fs'

import type { Browser } from 'puppeteer-core'

/** Seconds of CPU that the extension's own process has used: its worker, and what pages of it are open. Linux alone tells. */
export async function readExtensionCpu(browser: Browser): Promise<number> {
  const session = await browser.target().createCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const own = processInfo.filter(({ type, id }) => type === 'renderer' && isExtension(id))
  return own.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

function isExtension(pid: number): boolean {
  return process.platform === 'linux' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--extension-process')
}
