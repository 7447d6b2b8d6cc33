import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Browser } from 'puppeteer-core'

/** The file that `act` makes the browser save. */
export async function download(
  browser: Browser,
  act: () => Promise<unknown>,
): Promise<{ name: string; bytes: Buffer<ArrayBuffer> }> {
  const folder = await mkdtemp(join(tmpdir(), 'afterimage-'))
  const session = await browser.target().createCDPSession()
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder, eventsEnabled: true })
  const saved = new Promise<void>((resolve) =>
    session.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve()),
  )
  try {
    await act()
    await saved
    const [name = ''] = await readdir(folder)
    return { name, bytes: await readFile(join(folder, name)) }
  } finally {
    await rm(folder, { recursive: true })
    await session.detach()
  }
}
