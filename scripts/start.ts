import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { BUILDS, launchExtension } from '../tests/browser/support/extension.ts'
import { servePages } from '../tests/pages/serve.ts'
import { launchBrowser } from './launch-browser.ts'
import { recordPracticeVisit } from './record-practice-visit.ts'

const SHOTS = fileURLToPath(new URL('../.output/start', import.meta.url))

/**
 * `npm start`: with a display, a browser with the extension and the practice site to try it on; without one, the main
 * job by itself: a visit to the practice site is recorded, stored, replayed, counted and pictured.
 */
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])

if (hasDisplay && process.env['CI'] !== 'true') await openForPerson()
else await recordAlone()

async function openForPerson(): Promise<void> {
  const site = await servePages()
  const browser = await launchBrowser(BUILDS.granted, { headless: false, defaultViewport: null })
  const page = await browser.newPage()
  await page.goto(site.origin)
  console.log(`The practice site is open at ${site.origin}. Press the Afterimage icon, then Start recording.`)
  console.log('Close the browser to end.')
  browser.on('disconnected', () => void site.close())
}

async function recordAlone(): Promise<void> {
  mkdirSync(SHOTS, { recursive: true })
  const site = await servePages()
  const extension = await launchExtension()
  try {
    const result = await recordPracticeVisit(extension, site.origin)
    for (const [name, picture] of Object.entries(result.pictures)) writeFileSync(`${SHOTS}/${name}.png`, picture)
    console.log(`There is no display, so a visit to the practice site was recorded by itself: “${result.title}”`)
    for (const [name, value] of Object.entries(result.counts)) console.log(`  ${name.padEnd(22)}${value}`)
    console.log(
      `Pictures: ${Object.keys(result.pictures)
        .map((name) => `.output/start/${name}.png`)
        .join(', ')}`,
    )
  } finally {
    await extension.close()
    await site.close()
  }
}
