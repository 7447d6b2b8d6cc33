import type { Page } from 'puppeteer-core'

/** How many objects the page's own world holds on to once garbage is collected: nodes, functions and lists included. */
export async function countObjects(page: Page): Promise<number> {
  const client = await page.createCDPSession()
  await client.send('HeapProfiler.enable')
  await client.send('HeapProfiler.collectGarbage')
  const { result } = await client.send('Runtime.evaluate', { expression: 'Object.prototype' })
  const { objects } = await client.send('Runtime.queryObjects', { prototypeObjectId: result.objectId! })
  const { result: length } = await client.send('Runtime.callFunctionOn', {
    objectId: objects.objectId!,
    functionDeclaration: 'function () { return this.length }',
  })
  await client.detach()
  return length.value as number
}
