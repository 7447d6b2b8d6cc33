import { fileURLToPath } from 'node:url'

import type { Page } from 'puppeteer-core'

import { buildScript } from '../../../scripts/build-script.ts'
import type { RecordingSize } from '../../fixtures/generate-recording.ts'
import type { SeededRecording } from './recording-page.ts'

/** Fills the database of the extension with the session `session-1`, the same for the same size. */
export async function seedRecording(extensionPage: Page, size: RecordingSize): Promise<SeededRecording> {
  const code = await buildScript(fileURLToPath(new URL('recording-page.ts', import.meta.url)), 'recording')
  return (await extensionPage.evaluate(
    `(async () => { ${code}; return recording.fillRecording(${JSON.stringify(size)}) })()`,
  )) as SeededRecording
}
