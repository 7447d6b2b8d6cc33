import { downloadBlob } from '@/components/parts/download-text'
import type { ExportSink } from '@/lib/files/create-files'
import { gatherBlob } from '@/lib/files/gather-blob'

/** Chromium's own; not in TypeScript's library. */
type ShowSaveFilePicker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>

export interface FileTarget extends ExportSink {
  /** All is written: what was made is the person's now. Answers what it is called. */
  finish(): Promise<string>
  /** Nothing of it stays. */
  drop(): Promise<void>
}

/** A file that the browser saves like any download, once all of it is there. */
export function createDownload(): FileTarget {
  const file = gatherBlob()
  return {
    ...file,
    async finish() {
      downloadBlob(file.name(), file.take())
      return file.name()
    },
    drop: async () => file.drop(),
  }
}

/** Whether the browser lets a file be written while it is made. */
export function canPickFile(): boolean {
  return 'showSaveFilePicker' in globalThis
}

/** A file that the person chooses, written as it is made. `undefined` when they chose none. */
export async function pickFile(suggestedName: string): Promise<FileTarget | undefined> {
  const show = (globalThis as unknown as { showSaveFilePicker: ShowSaveFilePicker }).showSaveFilePicker
  let handle: FileSystemFileHandle
  try {
    handle = await show({ suggestedName })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined
    throw error
  }
  const stream = await handle.createWritable()
  return {
    open: () => Promise.resolve(),
    write: (bytes) => stream.write(bytes as Uint8Array<ArrayBuffer>),
    async finish() {
      await stream.close()
      return handle.name
    },
    drop: () => stream.abort(),
  }
}

/** A text for the clipboard. */
export function createText(): FileTarget & { read(): string } {
  const decoder = new TextDecoder()
  let text = ''
  return {
    open: () => Promise.resolve(),
    async write(bytes) {
      text += decoder.decode(bytes, { stream: true })
    },
    finish: async () => '',
    async drop() {
      text = ''
    },
    read: () => text,
  }
}
