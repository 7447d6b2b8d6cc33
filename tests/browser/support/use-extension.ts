import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'

import { servePages, type PracticeSite } from '../../pages/serve.ts'
import { launchExtension, type BUILDS, type Extension } from './extension.ts'

export interface Given {
  site: PracticeSite
  extension: Extension
}

/** The practice site and the built extension in a browser of its own, for all tests of a `describe`. */
export function useExtension(build?: keyof typeof BUILDS): Given {
  const given = {} as Given
  beforeAll(() => open(given, build))
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

async function open(given: Given, build?: keyof typeof BUILDS): Promise<void> {
  given.site = await servePages()
  given.extension = await launchExtension(build)
}

async function close({ site, extension }: Partial<Given>): Promise<void> {
  await extension?.close()
  await site?.close()
}
