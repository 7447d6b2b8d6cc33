import type { ExportFile, ExportFormat } from './export-format'
import type { ExportSource } from './export-source'
import { describeStart } from './name-file'
import { writeZip } from './write-zip'

/** What an export is called and how it is written: the file itself, or several in one zip. */
export interface Export {
  name: string
  mediaType: string
  write: () => AsyncGenerator<Uint8Array>
}

/** `undefined` where there is nothing to write: of no session anything could be shown, or all are gone. */
export async function openExport(format: ExportFormat, source: ExportSource): Promise<Export | undefined> {
  const files = format.listFiles(source)[Symbol.asyncIterator]()
  const first = await files.next()
  if (first.done) return undefined
  const second = await files.next()
  if (second.done) return { ...format, name: first.value.name, write: () => writeBytes(first.value) }
  const rest = { [Symbol.asyncIterator]: () => files }
  async function* listParts() {
    for (const { name, write } of [first.value as ExportFile, second.value as ExportFile])
      yield { name, content: write() }
    for await (const { name, write } of rest) yield { name, content: write() }
  }
  return {
    name: `afterimage-${format.id}-${describeStart(source.exportedAt)}.zip`,
    mediaType: 'application/zip',
    write: () => writeZip(listParts(), source.exportedAt),
  }
}

async function* writeBytes({ write }: ExportFile): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const piece of write()) yield typeof piece === 'string' ? encoder.encode(piece) : piece
}
