import type { Page } from 'puppeteer-core'
import { beforeAll, describe, expect, it } from 'vitest'

import { compareMoment } from './support/apps/compare-moment.ts'
import { APPLICATIONS } from './support/apps/list.ts'
import { recordApplications, type Moment } from './support/apps/record-applications.ts'
import { MAX_DIFFERING_SHARE, MAX_DIFFERING_TILE } from './support/apps/tolerance.ts'
import { keepPictures } from './support/compare-page.ts'
import { openNewestSession } from './support/person.ts'
import { readDatabase, type Dump } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

/** Of five; all of them are compared by `npm run gallery`. */
const COMPARED = [1, 4]
const MAX_RECORDING_MS = 300_000
const HALF = APPLICATIONS.length / 2

/** Applications that nobody here wrote, used by a person, and replayed when their server is gone. */
describe.each([
  ['the first', APPLICATIONS.slice(0, HALF)],
  ['the others', APPLICATIONS.slice(HALF)],
])('applications from elsewhere, %s', (_, applications) => {
  const given = useExtension()
  let dashboard: Page
  let dump: Dump
  let moments: Moment[]

  beforeAll(async () => {
    const { extension, site } = given
    const recorded = await recordApplications(extension, site.origin, applications, (step) => COMPARED.includes(step))
    await site.close()
    moments = recorded.moments
    dump = await readDatabase(recorded.popup)
    dashboard = await openNewestSession(extension)
  }, MAX_RECORDING_MS)

  it('are recorded as pages, without a gap', () => {
    const views = dump.events.filter(({ kind }) => kind === 'page view').map(({ url }) => new URL(url).pathname)
    expect(views).toEqual(expect.arrayContaining(applications.map(({ name }) => `/apps/${name}/`)))
    expect(dump.events.filter(({ kind }) => kind === 'gap')).toEqual([])
  })

  it.each(applications.flatMap(({ name, steps }) => COMPARED.map((step) => [name, steps[step]!.name, step] as const)))(
    '%s: %s',
    async (name, _step, step) => {
      const moment = moments.find((one) => one.application.name === name && one.step === step)!
      const { differs, difference, replayed } = await compareMoment(dashboard, moment, dump.sessions[0]!.startedAt)
      const { share, worstTile } = difference
      if (share > MAX_DIFFERING_SHARE || worstTile > MAX_DIFFERING_TILE)
        keepPictures(`${name}-${step}`, moment.live.picture, replayed, difference.picture)
      expect(differs).toEqual([])
      expect(share, 'share of differing pixels').toBeLessThanOrEqual(MAX_DIFFERING_SHARE)
      expect(worstTile, 'worst tile').toBeLessThanOrEqual(MAX_DIFFERING_TILE)
    },
  )
})
