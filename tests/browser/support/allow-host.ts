import type { Extension } from './extension.ts'

declare const chrome: { developerPrivate: { addHostPermission(id: string, pattern: string): Promise<void> } }

/**
 * The yes to the browser's question, which no script can press, given before it is asked: the browser remembers it and
 * grants the same hosts without asking when the extension asks for them.
 */
export async function allowHost(extension: Extension, host: string): Promise<void> {
  const settings = await extension.browser.newPage()
  await settings.goto('chrome://extensions')
  for (const pattern of [`http://${host}/*`, `https://${host}/*`]) {
    await settings.evaluate(
      (id, allowed) => chrome.developerPrivate.addHostPermission(id, allowed),
      extension.id,
      pattern,
    )
  }
  await settings.close()
}
