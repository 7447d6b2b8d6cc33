import { writeBundle } from '@/lib/bundle/write-bundle'
import { readFlow } from '@/lib/files/flow/read-flow'
import { writeDevtoolsRecording } from '@/lib/files/write-devtools-recording'
import { writeHtml } from '@/lib/files/write-html'
import { writePlaywright } from '@/lib/files/write-playwright'
import { writePuppeteer } from '@/lib/files/write-puppeteer'
import { createDatabaseStore } from '@/lib/playback/database-store'
import { openSource } from '@/lib/playback/session-source'
import { Database } from '@/lib/store/database'

/** Runs in a page of the extension: a session as the page that plays it. */
export async function writeSessionFile(sessionId: string): Promise<string> {
  const database = new Database()
  const template = await (await fetch('/session-file.html')).text()
  const { title } = (await database.sessions.get(sessionId))!
  const parts = writeBundle(createDatabaseStore(database), sessionId, { now: Date.now() })
  const pieces = await Array.fromAsync(writeHtml({ template, title, parts }))
  database.close()
  return pieces.join('')
}

/** Runs in a page of the extension: a session as scripts that do it again. */
export async function writeSessionScripts(
  sessionId: string,
): Promise<Record<'recording' | 'puppeteer' | 'playwright', string>> {
  const database = new Database()
  const source = (await openSource(createDatabaseStore(database), sessionId, new Map()))!
  const flow = await readFlow(source.content, (pageId) => source.readPage(pageId))
  database.close()
  return {
    recording: writeDevtoolsRecording(flow),
    puppeteer: writePuppeteer(flow),
    playwright: writePlaywright(flow),
  }
}
