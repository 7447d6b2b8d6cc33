import type { Arrival, Flow, FlowStep, Target } from './flow/flow'
import {
  findOrigin,
  quote,
  writePlaceholders,
  writeRemark,
  writeText,
  writeUrl,
  writeUrlPattern,
} from './flow/write-js'

/** A flow as a test for Playwright (playwright.dev): it does the same again, and expects what was seen. */
export function writePlaywright(flow: Flow): string {
  const origin = findOrigin(flow.steps.find((step) => step.kind === 'open')?.url)
  const lines = [
    writeRemark('Recorded with Afterimage. Run: npx playwright test <this file>.spec.ts'),
    "import { expect, test } from '@playwright/test'",
    '',
    ...(origin === '' ? [] : [`const ORIGIN = process.env.REPRO_ORIGIN ?? ${quote(origin)}`, '']),
    ...writePlaceholders(flow.placeholders),
    `test(${quote(flow.title)}, async ({ page }) => {`,
    ...flow.steps.flatMap((step) => writeStep(step, origin)).map((line) => `  ${line}`),
    '})',
  ]
  return `${lines.join('\n')}\n`
}

function writeStep(step: FlowStep, origin: string): string[] {
  switch (step.kind) {
    case 'viewport':
      return [`await page.setViewportSize({ width: ${step.width}, height: ${step.height} })`]
    case 'open':
      return [`await page.goto(${writeUrl(step.url, origin)})`, ...expectTitle(step.title)]
    case 'click':
      return [`await ${writeTarget(step.target)}.click()`, ...expectArrival(step.arrival)]
    case 'fill': {
      const act = step.isChoice ? 'selectOption' : 'fill'
      return [`await ${writeTarget(step.target)}.${act}(${writeText(step.value)})`]
    }
    case 'enter':
      return [`await ${writeTarget(step.target)}.press('Enter')`, ...expectArrival(step.arrival)]
    case 'scroll':
      return [`await page.evaluate(() => window.scrollTo(${step.x}, ${step.y}))`]
    case 'see':
      return [`await expect(page.getByRole('heading', { name: ${quote(step.heading)} }).first()).toBeVisible()`]
    default:
      return [writeRemark(step.text)]
  }
}

function expectArrival(arrival: Arrival | undefined): string[] {
  if (!arrival) return []
  return [`await expect(page).toHaveURL(${writeUrlPattern(arrival)})`, ...expectTitle(arrival.title)]
}

function expectTitle(title: string): string[] {
  return title === '' ? [] : [`await expect(page).toHaveTitle(${quote(title)})`]
}

/** Whichever of its alternatives finds it; the first in the document where several do. */
function writeTarget({ frame, ...target }: Target): string {
  const place = writePlace(frame)
  const [first, ...others] = listLocators(target).map((locator) => `${place}.${locator}`)
  return `${first}${others.map((other) => `.or(${other})`).join('')}${others.length > 0 ? '.first()' : ''}`
}

function writePlace(frame: Target['frame']): string {
  if (!frame) return 'page'
  if ('url' in frame) return `page.frame({ url: ${quote(frame.url)} })!`
  return frame.path.reduce((place, index) => `${place}.frameLocator('iframe, frame').nth(${index})`, 'page')
}

/** Roles of which getByRole knows: the others are found by CSS. */
function listLocators({ role, name, text, testId, css }: Omit<Target, 'frame'>): string[] {
  const found = [
    ...(name === '' ? [] : [`getByRole(${quote(role)}, { name: ${quote(name)}, exact: true })`]),
    ...(testId === '' ? [] : [`locator(${quote(testId)})`]),
    // A space goes into shadow roots as well.
    ...(css.length === 0 ? [] : [`locator(${quote(css.join(' '))})`]),
    ...(text === '' ? [] : [`getByText(${quote(text)}, { exact: true })`]),
  ]
  return found.length > 0 ? found : ["locator('body')"]
}
