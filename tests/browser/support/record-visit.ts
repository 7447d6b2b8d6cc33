import type { Given } from './use-extension.ts'
import { startRecording, stopRecording } from './person.ts'
import { waitForDatabase } from './read-database.ts'

/** Records one session that views these pages of the practice site; before it there were `count - 1`. */
export async function recordVisit(
  { extension, site }: Given,
  count: number,
  [first = '', ...paths]: readonly string[],
): Promise<void> {
  const tab = await extension.browser.newPage()
  await tab.goto(site.origin + first)
  const popup = await startRecording(extension, tab)
  for (const path of ['', ...paths]) {
    if (path !== '') await tab.goto(site.origin + path)
    const wanted = path === '' ? first : path
    await waitForDatabase(popup, ({ events, sessions }) => {
      const newest = sessions.toSorted((a, b) => b.startedAt - a.startedAt)[0]
      const isThere = events.some(
        (event) => event.sessionId === newest?.id && event.kind === 'page view' && event.url.endsWith(wanted),
      )
      return sessions.length === count && isThere
    })
  }
  await stopRecording(popup)
  await tab.close()
  await popup.close()
}
