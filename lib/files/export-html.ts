import { writeBundle } from '@/lib/bundle/write-bundle'
import { createDatabaseStore } from '@/lib/playback/database-store'

import type { ExportFile } from './export-format'
import { openAll, type ExportSource } from './export-source'
import { createNames, nameFile } from './name-file'
import { writeHtml } from './write-html'

/** A page of the extension's own, made when it is built. */
const TEMPLATE = '/session-file.html'

/** One page for each session, which plays it and asks nobody for anything. */
export async function* exportHtml(source: ExportSource): AsyncGenerator<ExportFile> {
  const nameOf = createNames()
  for await (const { content } of openAll(source)) {
    const { id, title } = content.session
    yield { name: nameOf(nameFile(content.session), 'html'), write: () => writePage(source, id, title) }
  }
}

async function* writePage({ database, exportedAt }: ExportSource, id: string, title: string): AsyncGenerator<string> {
  const template = await (await fetch(TEMPLATE)).text()
  yield* writeHtml({ template, title, parts: writeBundle(createDatabaseStore(database), id, { now: exportedAt }) })
}
