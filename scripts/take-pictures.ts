import { launchExtension } from '../tests/browser/support/extension.ts'
import { planPersons } from '../tests/browser/support/persons.ts'
import { recordStudy } from '../tests/browser/support/record-study.ts'
import { servePages } from '../tests/pages/serve.ts'
import { takePictures } from './picture-screens.ts'

const SEED = 40
const PACE_MS = 500

/**
 * `npm run pictures`: the pictures of the README, of the study that tests/browser/study.test.ts asks, recorded anew by
 * people who take their time. Takes about five minutes. `npm run pictures funnel clicks` renews these alone.
 */
const site = await servePages()
const extension = await launchExtension()
try {
  await recordStudy(extension, site.origin, planPersons(SEED), PACE_MS)
  await takePictures(extension, site.origin, process.argv.slice(2))
} finally {
  await extension.close()
  await site.close()
}
