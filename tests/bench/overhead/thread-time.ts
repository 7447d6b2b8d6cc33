import type { CDPSession, Page } from 'puppeteer-core'

/**
 * Seconds of CPU that the page's main thread spent in tasks, since the answer was given. By the thread's own clock: what
 * waits for its turn on a busy machine does not count.
 */
export async function startThreadTime(page: Page): Promise<() => Promise<number>> {
  const client = await page.createCDPSession()
  await client.send('Performance.enable', { timeDomain: 'threadTicks' })
  const from = await read(client)
  return async () => {
    const seconds = (await read(client)) - from
    await client.detach()
    return seconds
  }
}

async function read(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')!.value
}
