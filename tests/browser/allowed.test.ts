import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { servePages, type PracticeSite } from '../pages/serve.ts'
import { allowHost } from './support/allow-host.ts'
import { launchExtension, type Extension } from './support/extension.ts'
import { find, press } from './support/person.ts'
import { waitForDatabase } from './support/read-database.ts'

/** A site that turns up on the way and is not allowed, on the build that people install. */
describe('a frame of a site that is not allowed', () => {
  let site: PracticeSite
  let extension: Extension

  beforeAll(async () => {
    site = await servePages()
    extension = await launchExtension('plain')
  })
  afterAll(async () => {
    await extension?.close()
    await site?.close()
  })

  it('is a gap with "Allow and continue", and is recorded once it is allowed', async () => {
    await allowHost(extension, '127.0.0.1')
    const page = await extension.browser.newPage()
    await page.goto(`${site.origin}/frames.html`)
    const popup = await extension.pressIcon(page)
    await press(popup, 'radio', 'This site')
    await press(popup, 'button', 'Start recording')
    await find(popup, 'button', 'Stop recording')

    const helper = await extension.open('dashboard.html')
    const blocked = await waitForDatabase(helper, ({ events }) => events.some(({ label }) => label === 'not allowed'))
    const gap = blocked.events.find(({ kind }) => kind === 'gap')!
    expect(gap).toMatchObject({ label: 'not allowed', until: null, url: `${site.otherOrigin}/*` })
    expect(blocked.sessions[0]).toMatchObject({ gapCount: 1, blockedSites: [`${site.otherOrigin}/*`] })
    expect(JSON.stringify(blocked)).not.toContain('Content of cross')

    const again = await extension.openPopup(page)
    await find(again, 'button', 'Allow and continue')
    await allowHost(extension, 'localhost')
    await press(again, 'button', 'Allow and continue')
    const allowed = await waitForDatabase(helper, (dump) => JSON.stringify(dump).includes('Content of cross'))
    expect(allowed.sessions[0]!.blockedSites).toEqual([])
    expect(allowed.events.find(({ id }) => id === gap.id)!.until).toBeGreaterThanOrEqual(gap.at)
  })
})
