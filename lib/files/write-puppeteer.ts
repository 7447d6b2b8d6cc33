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

/** A flow as a script for Node with Puppeteer (pptr.dev), which does it again and says where that went another way. */
export function writePuppeteer(flow: Flow): string {
  const origin = findOrigin(flow.steps.find((step) => step.kind === 'open')?.url)
  const lines = [
    ...writeHead(flow, origin),
    'const browser = await puppeteer.launch({',
    '  executablePath: process.env.CHROME_PATH,',
    "  args: process.env.CHROME_ARGS?.split(' ') ?? [],",
    '  headless: !process.env.HEADED,',
    '})',
    'const page = await browser.newPage()',
    'const find = (place, ...selectors) => Locator.race(selectors.map((selector) => place.locator(selector)))',
    '',
    'try {',
    ...flow.steps.flatMap((step) => writeStep(step, origin)).map((line) => `  ${line}`),
    '  console.log(`Done: ${page.url()}`)',
    '} finally {',
    '  await browser.close()',
    '}',
  ]
  return `${lines.join('\n')}\n`
}

function writeHead(flow: Flow, origin: string): string[] {
  return [
    writeRemark(`${flow.title}. Recorded with Afterimage. Run: npm install puppeteer && node <this file>.mjs`),
    "import assert from 'node:assert/strict'",
    '',
    "import puppeteer, { Locator } from 'puppeteer'",
    '',
    ...(origin === '' ? [] : [`const ORIGIN = process.env.REPRO_ORIGIN ?? ${quote(origin)}`, '']),
    ...writePlaceholders(flow.placeholders),
  ]
}

function writeStep(step: FlowStep, origin: string): string[] {
  switch (step.kind) {
    case 'viewport':
      return [`await page.setViewport({ width: ${step.width}, height: ${step.height} })`]
    case 'open':
      return [`await page.goto(${writeUrl(step.url, origin)})`, ...writeTitle(step.title)]
    case 'click':
      return writeLeading(`await ${writeTarget(step.target)}.click()`, step.arrival)
    case 'fill':
      return [`await ${writeTarget(step.target)}.fill(${writeText(step.value)})`]
    case 'enter':
      return writeLeading("await page.keyboard.press('Enter')", step.arrival)
    case 'scroll':
      return [`await page.evaluate(() => window.scrollTo(${step.x}, ${step.y}))`]
    case 'see':
      return [`await page.waitForSelector(${quote(`::-p-aria(${escapeCss(step.heading)}[role="heading"])`)})`]
    default:
      return [writeRemark(step.text)]
  }
}

/** Waits where it led before, and compares. */
function writeLeading(act: string, arrival: Arrival | undefined): string[] {
  if (!arrival) return [act]
  const wait = act.replace(/^await /, '')
  return [
    `await Promise.all([page.waitForNavigation(), ${wait}])`,
    `assert.match(page.url(), ${writeUrlPattern(arrival)})`,
    ...writeTitle(arrival.title),
  ]
}

function writeTitle(title: string): string[] {
  return title === '' ? [] : [`await page.waitForFunction((title) => document.title === title, {}, ${quote(title)})`]
}

function writeTarget({ frame, ...target }: Target): string {
  const selectors = listSelectors(target).map(quote)
  return `find(${[writePlace(frame), ...selectors].join(', ')})`
}

function writePlace(frame: Target['frame']): string {
  if (!frame) return 'page'
  if ('url' in frame) return `await page.waitForFrame(${quote(frame.url)})`
  return frame.path.reduce((place, index) => `${place}.childFrames()[${index}]`, 'page.mainFrame()')
}

function listSelectors({ role, name, text, testId, css }: Omit<Target, 'frame'>): string[] {
  const found = [
    ...(name === '' ? [] : [`::-p-aria(${escapeCss(name)}[role="${role}"])`]),
    ...(testId === '' ? [] : [testId]),
    ...(css.length === 0 ? [] : [css.join(' >>> ')]),
    ...(text === '' ? [] : [`::-p-text(${escapeCss(text)})`]),
  ]
  return found.length > 0 ? found : ['body']
}

/** What ends the argument of a selector. */
function escapeCss(text: string): string {
  return text.replaceAll(/[\\()"'[\]]/g, String.raw`\$&`)
}
