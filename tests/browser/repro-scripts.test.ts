import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { createRunner, parse, PuppeteerRunnerExtension } from '@puppeteer/replay'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { requireBrowser } from '../../scripts/find-browser.ts'
import { launchBrowser } from '../../scripts/launch-browser.ts'
import { exportScripts } from './support/export-session.ts'
import { startRecording, stopRecording } from './support/person.ts'
import { formsOf, readDatabase, waitForDatabase } from './support/read-database.ts'
import { useExtension } from './support/use-extension.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

/** What is typed, by the names it is asked for again. The rest of the flow is as it was. */
const TYPED = {
  HOW_MANY: '2',
  SORT_BY: 'price',
  FULL_NAME: 'Wilhelmina Quarrington',
  EMAIL: 'w.quarrington@posteo.example',
  STREET_AND_NUMBER: '4417 Mossgate Crescent',
}

/** A session as scripts, and the scripts run against the site it was recorded on. */
describe('a visit to the shop that is exported as a script', { timeout: 180_000 }, () => {
  const given = useExtension()
  const held = {} as { scripts: Awaited<ReturnType<typeof exportScripts>>; end: string; folder: string }

  beforeAll(async () => {
    const page = await given.extension.browser.newPage()
    await page.goto(`${given.site.origin}/`)
    const popup = await startRecording(given.extension, page)
    held.end = await visit(page)
    await waitForDatabase(popup, ({ events }) =>
      events.some(({ kind, url }) => kind === 'page view' && url === held.end),
    )
    await stopRecording(popup)
    const [session] = (await readDatabase(popup)).sessions
    held.scripts = await exportScripts(popup, session!.id)
    await mkdir(join(ROOT, '.output'), { recursive: true })
    // Inside of the project, where the packages are found.
    held.folder = await mkdtemp(join(ROOT, '.output/repro-'))
  })
  afterAll(() => rm(held.folder, { recursive: true, force: true }))

  const env = () => ({
    ...process.env,
    CHROME_PATH: requireBrowser(),
    CHROME_ARGS: '--no-sandbox --disable-gpu',
    ...Object.fromEntries(Object.entries(TYPED).map(([name, value]) => [`REPRO_${name}`, value])),
  })

  it('holds nothing that was typed, and names all of it', () => {
    for (const script of Object.values(held.scripts)) {
      expect(script).toContain('Full name')
      for (const [name, value] of Object.entries(TYPED)) {
        expect(script).toContain(name)
        expect(formsOf(value).filter((form) => script.includes(form))).toEqual([])
      }
    }
  })

  it('is read by @puppeteer/replay, and done again by it ends on the same page', async () => {
    const filled = held.scripts.recording.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: keyof typeof TYPED) => TYPED[name])
    const flow = parse(JSON.parse(filled))
    const browser = await launchBrowser(undefined)
    const page = await browser.newPage()
    const runner = await createRunner(flow, new PuppeteerRunnerExtension(browser, page))
    expect(await runner.run()).toBe(true)
    expect(page.url()).toBe(held.end)
    await browser.close()
  })

  it('runs as a script for Puppeteer, and ends on the same page', async () => {
    const file = join(held.folder, 'repro.mjs')
    // The package that comes without a browser has all of the one that scripts name.
    await writeFile(file, held.scripts.puppeteer.replace("from 'puppeteer'", "from 'puppeteer-core'"))
    const { stdout } = await run(process.execPath, [file], { env: env() })
    expect(stdout.trim()).toBe(`Done: ${held.end}`)
  })

  it('passes as a test for Playwright, and fails where the page is another', async () => {
    await writeFile(join(held.folder, 'playwright.config.mjs'), writeConfig())
    const test = async (script: string) => {
      await writeFile(join(held.folder, 'repro.spec.ts'), script)
      const cli = join(ROOT, 'node_modules/@playwright/test/cli.js')
      const command = [cli, 'test', '--config', join(held.folder, 'playwright.config.mjs')]
      return run(process.execPath, command, { env: env(), cwd: held.folder }).then(
        ({ stdout }) => stdout,
        (error: { stdout: string }) => error.stdout,
      )
    }
    expect(await test(held.scripts.playwright)).toContain('1 passed')
    expect(await test(held.scripts.playwright.replace(/checkout-2/g, 'checkout-9'))).toContain('1 failed')
  })
})

async function visit(page: Page): Promise<string> {
  const follow = (selector: string) => Promise.all([page.waitForNavigation(), page.click(selector)])
  await follow('main a[href="/category.html"]')
  await page.focus('#sort')
  await page.keyboard.press('ArrowDown')
  await follow('a[href="/product.html?id=monstera"]')
  await page.click('input[value="clay"]')
  await type(page, '#amount', TYPED.HOW_MANY)
  await follow('#choose button[type="submit"]')
  await follow('a[href="/checkout-1.html"]')
  await type(page, '#full-name', TYPED.FULL_NAME)
  await type(page, '#email', TYPED.EMAIL)
  await type(page, '#street', TYPED.STREET_AND_NUMBER)
  await page.click('input[name="newsletter"]')
  await follow('form[method="post"] button[type="submit"]')
  return page.url()
}

async function type(page: Page, selector: string, text: string): Promise<void> {
  await page.click(selector, { count: 3 })
  await page.keyboard.type(text)
}

function writeConfig(): string {
  const use = { launchOptions: { executablePath: requireBrowser(), args: ['--no-sandbox', '--disable-gpu'] } }
  return `export default ${JSON.stringify({ testDir: '.', outputDir: 'results', reporter: 'line', retries: 0, expect: { timeout: 5_000 }, use })}`
}
