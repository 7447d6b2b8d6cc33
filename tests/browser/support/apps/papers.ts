import type { Page } from 'puppeteer-core'

import { press } from '../person.ts'
import { clickWhenThere, pressWith, scrollBy, type Application } from './application.ts'

/** Swagger UI: React. The answer of an operation is markup that was not there before. */
export const SWAGGER: Application = {
  name: 'swagger',
  kind: 'API console',
  package: 'swagger-ui-dist',
  steps: [
    { name: 'opens an operation', drive: (page) => clickWhenThere(page, '.opblock-get .opblock-summary-control') },
    { name: 'fills it in', drive: fillSwagger },
    { name: 'sends it', drive: sendSwagger },
    { name: 'opens another one', drive: (page) => clickWhenThere(page, '.opblock-post .opblock-summary-control') },
    { name: 'scrolls', drive: (page) => scrollBy(page, 500) },
  ],
}

async function fillSwagger(page: Page): Promise<void> {
  await clickWhenThere(page, '.try-out__btn')
  await clickWhenThere(page, 'input[placeholder="limit"]', 3)
  await page.keyboard.type('7')
}

async function sendSwagger(page: Page): Promise<void> {
  await page.select('.opblock-get .parameters select', 'low')
  await clickWhenThere(page, '.execute')
  await page.waitForSelector('.live-responses-table .highlight-code', { visible: true })
}

/** Redoc: React, with styles by styled-components. It searches in a worker, and marks the part in sight in its menu. */
export const REDOC: Application = {
  name: 'redoc',
  kind: 'documentation',
  package: 'redoc',
  steps: [
    { name: 'appears', drive: (page) => page.waitForSelector('[role="search"] input', { visible: true }) },
    { name: 'searches', drive: searchRedoc },
    { name: 'goes to what was found', drive: followRedoc },
    {
      name: 'opens a part of the menu',
      drive: (page) => clickWhenThere(page, 'li[data-item-id="tag/Weather"] > label'),
    },
    { name: 'scrolls', drive: readRedoc },
  ],
}

async function searchRedoc(page: Page): Promise<void> {
  await press(page, 'textbox', 'Search')
  await page.keyboard.type('checkout')
  await page.waitForSelector('[data-role="search:results"] [role="menuitem"]', { visible: true })
}

async function followRedoc(page: Page): Promise<void> {
  await clickWhenThere(page, '[data-role="search:results"] [role="menuitem"]')
  await page.waitForFunction(() => location.hash !== '')
  await page.click('[role="search"] input')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-role="search:results"]', { hidden: true })
}

async function readRedoc(page: Page): Promise<void> {
  await page.mouse.move(600, 400)
  await page.evaluate(() => scrollTo(0, 0))
  await scrollBy(page, 900)
}

/** Slides that are moved by transforms, with fragments, an animation from one to the next, and all of them at once. */
export const REVEAL: Application = {
  name: 'reveal',
  kind: 'slide deck',
  package: 'reveal.js',
  steps: [
    { name: 'first slide', drive: (page) => page.waitForSelector('.reveal.ready') },
    { name: 'two fragments', drive: (page) => pressKeys(page, ['ArrowRight', 'ArrowRight', 'ArrowRight']) },
    { name: 'animated slide', drive: (page) => pressKeys(page, ['ArrowRight', 'ArrowRight', 'ArrowDown']) },
    { name: 'slide with pictures', drive: (page) => pressKeys(page, ['ArrowRight']) },
    { name: 'overview', drive: (page) => pressKeys(page, ['o']) },
  ],
}

async function pressKeys(page: Page, keys: readonly ('ArrowRight' | 'ArrowDown' | 'o')[]): Promise<void> {
  for (const key of keys) {
    const before = await page.evaluate(readDeck)
    await page.keyboard.press(key)
    await page.waitForFunction(`(${readDeck.toString()})() !== ${JSON.stringify(before)}`)
  }
}

/** Where the deck stands. Runs inside the page. */
function readDeck(): string {
  const { Reveal } = globalThis as unknown as { Reveal: { getState(): object } }
  return JSON.stringify(Reveal.getState())
}

/** CodeMirror 5: an editor that draws the lines in sight only, around a field of its own. */
export const CODEMIRROR: Application = {
  name: 'codemirror',
  kind: 'code editor',
  package: 'codemirror',
  steps: [
    { name: 'types', drive: typeCode },
    { name: 'asks for names', drive: completeCode },
    { name: 'folds a function', drive: foldCode },
    { name: 'searches', drive: searchCode },
    { name: 'another theme, scrolled', drive: scrollCode },
  ],
}

async function typeCode(page: Page): Promise<void> {
  await clickWhenThere(page, '.CodeMirror-lines')
  await pressWith(page, 'Control', 'Home')
  await page.keyboard.type("const morning = ['hoya', 'pilea'].map((plant) => plant.length * 3)\n")
}

async function completeCode(page: Page): Promise<void> {
  await page.keyboard.type('f')
  await pressWith(page, 'Control', 'Space')
  await page.waitForSelector('.CodeMirror-hints', { visible: true })
  await page.keyboard.press('ArrowDown')
}

async function foldCode(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await page.waitForSelector('.CodeMirror-hints', { hidden: true })
  await clickWhenThere(page, '.CodeMirror-foldgutter-open')
  await page.waitForSelector('.CodeMirror-foldmarker')
}

async function searchCode(page: Page): Promise<void> {
  await pressWith(page, 'Control', 'f')
  await page.waitForSelector('.CodeMirror-dialog input')
  await page.keyboard.type('amount')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.cm-searching')
}

async function scrollCode(page: Page): Promise<void> {
  await page.select('#theme', 'dracula')
  await page.mouse.move(600, 400)
  await page.mouse.wheel({ deltaY: 300 })
  await page.waitForFunction(() => document.querySelector('.CodeMirror-scroll')!.scrollTop > 0)
}
