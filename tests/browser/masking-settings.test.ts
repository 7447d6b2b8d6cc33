import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Page } from 'puppeteer-core'
import { beforeEach, describe, expect, it } from 'vitest'

import { packRules, unpackRules } from '@/lib/masking/rules-file'
import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'

import { FULL_RULES } from '../fixtures/full-rules.ts'
import { waitFor } from './support/extension-state.ts'
import { fill, find, press } from './support/person.ts'
import { readDatabase } from './support/read-database.ts'
import { useExtensionForEach } from './support/use-extension.ts'

const AXE = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

const SNIPPET = [
  '<p class="a">Balance</p>',
  '<p data-private="redact">secret</p>',
  '<input value="typed">',
  '<div class="ph-no-capture">gone</div>',
].join('')

interface AxeViolation {
  id: string
  nodes: { html: string }[]
}

declare const axe: { run(): Promise<{ violations: AxeViolation[] }> }

describe('Settings, Masking', () => {
  const given = useExtensionForEach()
  let page: Page

  beforeEach(async () => {
    page = await given.extension.open('dashboard.html#/settings/masking')
    await find(page, 'heading', 'Try it')
  })

  const waitForText = (text: string) =>
    page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text)
  const readLines = () =>
    page.$$eval('ol[aria-label="What would be stored"] > li', (lines) => lines.map((line) => line.innerText.trim()))
  const readFocused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  const readStored = async () => {
    const { settings = [] } = await readDatabase(page)
    const row = (settings as { key: string; value: { rules: MaskRules } }[]).find(({ key }) => key === 'rules')
    return row?.value.rules ?? DEFAULT_RULES
  }
  const waitForStored = (holds: (rules: MaskRules) => boolean) => waitFor(readStored, holds)
  const writeSnippet = async (html: string) => {
    const field = await find(page, 'textbox', 'HTML')
    await field.evaluate((element, text) => {
      ;(element as HTMLTextAreaElement).value = text
      element.dispatchEvent(new Event('input', { bubbles: true }))
    }, html)
  }
  const choose = (label: string, value: string) => page.locator(`aria/${label}[role="combobox"]`).fill(value)

  it('has an address that leads to it', async () => {
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Masking')
    const top = await page.$eval('#settings-masking', (heading) => heading.getBoundingClientRect().top)
    expect(top).toBeLessThan(100)
  })

  it('shows what would be stored of a piece of HTML, at the level that is picked', async () => {
    await writeSnippet(SNIPPET)
    const expected = ['Balance', '******', '<input value="******">', '<div class="ph-no-capture"></div>']
    const lines = await waitFor(readLines, (found) => found.length === expected.length)
    expect(lines.map((line, index) => line.includes(expected[index]!))).toEqual([true, true, true, true])
    expect(lines.map((line) => line.split('\n').at(-1))).toEqual(['shown', 'masked', 'field', 'blocked'])
    await choose('Level', 'strict')
    const strict = await waitFor(readLines, (found) => found[0]?.includes('*******') ?? false)
    expect(strict[0]).toContain('<p class="a">*******</p>')
  })

  it('runs nothing and requests nothing of what is tried', async () => {
    const requested: string[] = []
    page.on('request', (request) => requested.push(request.url()))
    const source = `${given.site.origin}/x.png`
    await writeSnippet(
      `<img src="${source}" onerror="document.title='ran'"><script>document.title='ran'</script>` +
        `<link rel="stylesheet" href="${source}"><iframe src="${source}"></iframe><svg onload="document.title='ran'">`,
    )
    await waitFor(readLines, (lines) => lines.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect([await page.title(), requested]).toEqual(['Settings · Afterimage', []])
  })

  it('says what is wrong beside the field', async () => {
    await fill(page, 'textbox', 'Selector', 'p::nonsense')
    await press(page, 'button', 'Add selector')
    await waitForText('“p::nonsense” is no CSS selector that this browser understands.')
    await fill(page, 'textbox', 'Own pattern, a regular expression', '(a+)+')
    await waitForText('This expression could take too long, so it is not taken.')
    await fill(page, 'textbox', 'Site with a level of its own', 'two words')
    await press(page, 'button', 'Add site')
    await waitForText('“two words” is no site.')
    expect(await readStored()).toEqual(DEFAULT_RULES)
  })

  it.each(['light', 'dark'])('can be used by everybody: axe finds nothing in %s', async (scheme) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    await writeSnippet(SNIPPET)
    await page.click('details > summary')
    await waitFor(readLines, (lines) => lines.length > 0)
    await page.evaluate(AXE)
    const violations = await page.evaluate(async () => (await axe.run()).violations)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([])
  })

  it('stores each change at once, gives the focus back, undoes, imports, exports and resets', async () => {
    await fill(page, 'textbox', 'Selector', '.one')
    await press(page, 'button', 'Add selector')
    await find(page, 'button', 'Remove .one')
    await fill(page, 'textbox', 'Selector', '.two')
    await page.keyboard.press('Enter')
    await find(page, 'button', 'Remove .two')
    await choose('Its level', 'light')
    await fill(page, 'textbox', 'Site with a level of its own', 'https://Bank.test/')
    await page.keyboard.press('Enter')
    await press(page, 'switch', 'Phone numbers')
    await press(page, 'radio', 'Strict')
    const stored = await waitForStored(({ level }) => level === 'strict')
    expect(stored).toMatchObject({ mask: ['.one', '.two'], sites: [{ pattern: 'bank.test', level: 'light' }] })
    expect(stored.patterns.phone).toBe(false)

    await (await find(page, 'button', 'Remove .one')).focus()
    await page.keyboard.press('Enter')
    expect(await waitFor(readFocused, (name) => name === 'Remove .two')).toBe('Remove .two')
    await waitForStored(({ mask }) => mask.length === 1)
    await page.keyboard.down('Control')
    await page.keyboard.press('z')
    await page.keyboard.up('Control')
    expect((await waitForStored(({ mask }) => mask.length === 2)).mask).toEqual(['.one', '.two'])
    await press(page, 'button', 'Remove .one')
    await page.keyboard.press('Enter')
    await waitForStored(({ mask }) => mask.length === 0)
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).placeholder)).toBe('.customer-name')

    await press(page, 'button', 'Edit bank.test')
    await fill(page, 'textbox', 'Site with a level of its own', '*.bank.test')
    await page.keyboard.press('Enter')
    expect(await waitFor(readFocused, (name) => name === 'Edit *.bank.test')).toBe('Edit *.bank.test')

    const folder = await mkdtemp(join(tmpdir(), 'rules-'))
    await writeFile(join(folder, 'team.json'), packRules(FULL_RULES))
    const chooser = page.waitForFileChooser()
    await press(page, 'button', 'Import…')
    await (await chooser).accept([join(folder, 'team.json')])
    await waitForText('Strict → Light, masks less')
    await press(page, 'button', 'Import rules')
    expect(await waitForStored(({ level }) => level === 'light')).toEqual(FULL_RULES)

    const session = await given.extension.browser.target().createCDPSession()
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder })
    await press(page, 'button', 'Export')
    const readExport = () => readFile(join(folder, 'afterimage-masking-rules.json'), 'utf8').catch(() => '')
    expect(unpackRules(await waitFor(readExport, (text) => text !== ''))).toMatchObject({ ok: true, rules: FULL_RULES })

    await press(page, 'button', 'Reset to defaults')
    expect(await waitForStored(({ level }) => level === 'medium')).toEqual(DEFAULT_RULES)
  })
})
