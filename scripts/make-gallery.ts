import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { compareMoment } from '../tests/browser/support/apps/compare-moment.ts'
import { APPLICATIONS } from '../tests/browser/support/apps/list.ts'
import { recordApplications } from '../tests/browser/support/apps/record-applications.ts'
import { launchExtension } from '../tests/browser/support/extension.ts'
import { openNewestSession } from '../tests/browser/support/person.ts'
import { findPackage } from '../tests/pages/applications.ts'
import { servePages } from '../tests/pages/serve.ts'
import { drawPairs } from './draw-pairs.ts'
import { writeFidelityPage, type Shown } from './write-fidelity-page.ts'

/**
 * `npm run gallery`: records the applications of tests/browser/apps.test.ts, stops their server, compares each at five
 * moments with its replay, and writes docs/fidelity.md with the pictures of both. Takes about five minutes.
 */
const DOCS = fileURLToPath(new URL('../docs/', import.meta.url))
const site = await servePages()
const extension = await launchExtension()
try {
  const { moments, startedAt } = await recordApplications(extension, site.origin, APPLICATIONS)
  await site.close()
  const dashboard = await openNewestSession(extension)
  const canvas = await extension.browser.newPage()
  mkdirSync(`${DOCS}images/gallery`, { recursive: true })
  const shown: Shown[] = []
  for (const application of APPLICATIONS) {
    const compared = []
    for (const moment of moments.filter((one) => one.application === application)) {
      compared.push({ live: moment.live.picture, ...(await compareMoment(dashboard, moment, startedAt)) })
    }
    const picture = `images/gallery/${application.name}.webp`
    writeFileSync(DOCS + picture, await drawPairs(canvas, compared))
    shown.push({ application, version: readVersion(application.package), compared, picture })
    console.log(application.name, compared.map(({ difference }) => difference.share.toFixed(5)).join(' '))
  }
  writeFileSync(`${DOCS}fidelity.md`, writeFidelityPage(shown))
} finally {
  await extension.close()
  await site.close()
}

function readVersion(name: string): string {
  return (JSON.parse(readFileSync(`${findPackage(name)}/package.json`, 'utf8')) as { version: string }).version
}
