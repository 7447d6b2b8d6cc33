import { describe, expect, it } from 'vitest'

import { allowHost } from './support/allow-host.ts'
import { find, press } from './support/person.ts'
import { waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** A site that turns up on the way and is not allowed, on the build that people install. */
describe('a frame of a site that is not allowed', () => {
  const given = useExtension('plain')

  it('is a gap with "Allow and continue", and is recorded once it is allowed', async () => {
    await allowHost(given.extension, '127.0.0.1')
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/frames.html`)
    const popup = await given.extension.pressIcon(page)
    await press(popup, 'radio', 'This site')
    await press(popup, 'button', 'Start recording')
    await find(popup, 'button', 'Stop recording')

    const helper = await given.extension.open('dashboard.html')
    const blocked = await waitForDatabase(helper, ({ events }) => events.some(({ label }) => label === 'not allowed'))
    const gap = blocked.events.find(({ kind }) => kind === 'gap')!
    expect(gap).toMatchObject({ label: 'not allowed', until: null, url: `${given.site.otherOrigin}/*` })
    expect(blocked.sessions[0]).toMatchObject({ gapCount: 1, blockedSites: [`${given.site.otherOrigin}/*`] })
    expect(JSON.stringify(blocked)).not.toContain('Content of cross')

    const again = await given.extension.openPopup(page)
    await find(again, 'button', 'Allow and continue')
    await allowHost(given.extension, 'localhost')
    await press(again, 'button', 'Allow and continue')
    const allowed = await waitForDatabase(helper, (dump) => JSON.stringify(dump).includes('Content of cross'))
    expect(allowed.sessions[0]!.blockedSites).toEqual([])
    expect(allowed.events.find(({ id }) => id === gap.id)!.until).toBeGreaterThanOrEqual(gap.at)
  })
})
