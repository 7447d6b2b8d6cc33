import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { ElementHandle, Page } from 'puppeteer-core'

import { find, press } from './person.ts'

/** A machine with other things to do may take this long over a file. */
export const PATIENCE_MS = 90_000

export interface NamedFile {
  name: string
  bytes: Buffer
}

/** Gives files to the list of sessions as a person does, by the button; answers what the dialog says of each. */
export async function giveFiles(dashboard: Page, files: readonly NamedFile[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'afterimage-'))
  await press(dashboard, 'button', 'Import')
  await find(dashboard, 'button', 'Choose files')
  const paths = files.map(({ name }) => join(folder, name))
  for (const [index, { bytes }] of files.entries()) await writeFile(paths[index]!, bytes)
  const input = (await dashboard.$('input[type="file"]')) as ElementHandle<HTMLInputElement>
  await input.uploadFile(...paths)
  await dashboard.waitForSelector('.files-file', { timeout: PATIENCE_MS })
  const outcome = await readOutcome(dashboard)
  await rm(folder, { recursive: true })
  return outcome
}

/** A real drop onto the list, with the files in it. */
export async function dropFiles(dashboard: Page, files: readonly NamedFile[]): Promise<void> {
  const sent = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }))
  await dashboard.$eval(
    '.drop-zone',
    (zone, dropped) => {
      const dataTransfer = new DataTransfer()
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        dataTransfer.items.add(new File([bytes], name))
      }
      for (const type of ['dragenter', 'dragover', 'drop']) {
        zone.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
      }
    },
    sent,
  )
}

/** What became of the files, once all are done. */
export async function readOutcome(dashboard: Page): Promise<string> {
  await find(dashboard, 'button', 'Done', PATIENCE_MS)
  return dashboard.$eval('.files-given', (list) => list.textContent)
}

/** Keys are the dialog's as long as it is open. */
export async function finishImport(dashboard: Page): Promise<void> {
  await press(dashboard, 'button', 'Done')
  await dashboard.waitForFunction(() => document.querySelector('dialog[open]') === null)
}
