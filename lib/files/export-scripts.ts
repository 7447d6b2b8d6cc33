import type { ExportFile } from './export-format'
import { openAll, type ExportSource } from './export-source'
import type { Flow } from './flow/flow'
import { readFlow } from './flow/read-flow'
import { createNames, nameFile } from './name-file'
import { writeDevtoolsRecording } from './write-devtools-recording'
import { writePlaywright } from './write-playwright'
import { writePuppeteer } from './write-puppeteer'

/** One script for each session, which does again what was done in its first tab. */
function exportFlows(extension: string, write: (flow: Flow) => string) {
  return async function* listScripts(source: ExportSource): AsyncGenerator<ExportFile> {
    const nameOf = createNames()
    for await (const session of openAll(source)) {
      const { content, readPage } = session
      async function* writeScript() {
        yield write(await readFlow(content, readPage))
      }
      yield { name: nameOf(nameFile(content.session), extension), write: writeScript }
    }
  }
}

export const exportDevtoolsRecording = exportFlows('recording.json', writeDevtoolsRecording)
export const exportPuppeteer = exportFlows('puppeteer.mjs', writePuppeteer)
export const exportPlaywright = exportFlows('spec.ts', writePlaywright)
