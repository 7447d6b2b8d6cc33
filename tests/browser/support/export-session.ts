import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import type { Page } from 'puppeteer-core'

import { buildScript } from '../../../scripts/build-script.ts'

/** Writes a session into a page that plays it, and keeps that on the disk. Answers its text and its `file:` address. */
export async function exportSession(extensionPage: Page, sessionId: string): Promise<{ html: string; url: string }> {
  const html = await runInPage<string>(extensionPage, 'writeSessionFile', sessionId)
  const file = join(await mkdtemp(join(tmpdir(), 'afterimage-')), 'session.html')
  await writeFile(file, html)
  return { html, url: pathToFileURL(file).href }
}

/** A session as scripts that do it again. */
export function exportScripts(
  extensionPage: Page,
  sessionId: string,
): Promise<Record<'recording' | 'puppeteer' | 'playwright', string>> {
  return runInPage(extensionPage, 'writeSessionScripts', sessionId)
}

async function runInPage<T>(extensionPage: Page, name: string, sessionId: string): Promise<T> {
  const code = await buildScript(fileURLToPath(new URL('export-page.ts', import.meta.url)), 'exporting')
  return (await extensionPage.evaluate(
    `(async () => { ${code}; return exporting.${name}(${JSON.stringify(sessionId)}) })()`,
  )) as T
}
