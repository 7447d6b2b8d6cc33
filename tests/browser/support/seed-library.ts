import { fileURLToPath } from 'node:url'

import type { Page } from 'puppeteer-core'

import { buildScript } from '../../../scripts/build-script.ts'
import type { LibrarySize } from './library-page.ts'

let script: Promise<string> | undefined

/** Fills the database of the extension with sessions that are the same each time. Answers how many events they have. */
export async function seedLibrary(extensionPage: Page, size: LibrarySize): Promise<number> {
  script ??= buildScript(fileURLToPath(new URL('library-page.ts', import.meta.url)), 'library')
  const code = await script
  return (await extensionPage.evaluate(
    `(async () => { ${code}; return library.fillLibrary(${JSON.stringify(size)}) })()`,
  )) as number
}
