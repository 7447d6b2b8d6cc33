import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'

import { servePages, type PracticeSite } from '../../pages/serve.ts'
import { DEFAULT_SETTINGS, type RecorderEngine } from '@/lib/model/settings'

import { ask } from './ask.ts'
import { launchExtension, type BUILDS, type Extension } from './extension.ts'

export interface Given {
  site: PracticeSite
  extension: Extension
}

/** The practice site and the built extension in a browser of its own, for all tests of a `describe`. */
export function useExtension(build?: keyof typeof BUILDS, engine?: RecorderEngine): Given {
  const given = {} as Given
  beforeAll(() => open(given, build, engine))
  afterAll(() => close(given))
  return given
}

/** The same, anew for each test. */
export function useExtensionForEach(build?: keyof typeof BUILDS): Given {
  const given = {} as Given
  beforeEach(() => open(given, build))
  afterEach(() => close(given))
  return given
}

/** All tests can be run with the other engine: it is the reference. */
const ENGINE = process.env['ENGINE'] === 'rrweb' ? 'rrweb' : undefined

async function open(
  given: Given,
  build?: keyof typeof BUILDS,
  engine: RecorderEngine | undefined = ENGINE,
): Promise<void> {
  given.site = await servePages()
  given.extension = await launchExtension(build)
  if (engine === undefined) return
  const page = await given.extension.open('dashboard.html#/sessions')
  await ask(page, 'saveSettings', { settings: { ...DEFAULT_SETTINGS, engine } })
  await page.close()
}

async function close({ site, extension }: Partial<Given>): Promise<void> {
  await extension?.close()
  await site?.close()
}
