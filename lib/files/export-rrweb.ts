import type { ExportFile } from './export-format'
import { openAll, type ExportSource } from './export-source'
import { createNames, nameFile } from './name-file'
import { readWindows } from './read-windows'
import { writeArray } from './write-json'

/** rrweb's own form: `[event, event, ...]`, one file for each tab of each session. */
export async function* exportRrweb(source: ExportSource): AsyncGenerator<ExportFile> {
  const nameOf = createNames()
  for await (const session of openAll(source)) {
    const windows = await readWindows(session)
    for (const [index, { readEvents }] of windows.entries()) {
      const tab = windows.length > 1 ? `-tab-${index + 1}` : ''
      yield {
        name: nameOf(`${nameFile(session.content.session)}${tab}`, 'json'),
        write: () => writeArray(readEvents()),
      }
    }
  }
}
