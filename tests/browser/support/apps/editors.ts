import type { Page } from 'puppeteer-core'

import { clickWhenThere, drag, dragElement, middleOf, pressWith, wheel, type Application } from './application.ts'

/** Quill: a text in one editable element, with menus of its own. */
export const QUILL: Application = {
  name: 'quill',
  kind: 'rich text editor',
  package: 'quill',
  steps: [
    { name: 'types a heading', drive: typeHeading },
    { name: 'types a list', drive: typeList },
    { name: 'colours a word', drive: colourWord },
    { name: 'opens a menu', drive: (page) => clickWhenThere(page, '.ql-size .ql-picker-label') },
    { name: 'writes code and a link', drive: typeCode },
  ],
}

async function typeHeading(page: Page): Promise<void> {
  await clickWhenThere(page, '.ql-editor')
  await clickWhenThere(page, '.ql-header .ql-picker-label')
  await clickWhenThere(page, '.ql-header .ql-picker-item[data-value="1"]')
  await page.keyboard.type('News from the greenhouse\n')
}

async function typeList(page: Page): Promise<void> {
  await page.keyboard.type('The hoya is in ')
  await clickWhenThere(page, '.ql-bold')
  await page.keyboard.type('full bloom')
  await clickWhenThere(page, '.ql-bold')
  await page.keyboard.type(' again.\n')
  await clickWhenThere(page, '.ql-list[value="ordered"]')
  await page.keyboard.type('Water the ferns\nTurn the calathea\n')
  await clickWhenThere(page, '.ql-list[value="check"]')
  await page.keyboard.type('Call the nursery')
}

async function colourWord(page: Page): Promise<void> {
  await clickWhenThere(page, '.ql-editor strong', 2)
  await clickWhenThere(page, '.ql-color .ql-picker-label')
  await clickWhenThere(page, '.ql-color .ql-picker-item[data-value="#008a00"]')
  await pressWith(page, 'Control', 'End')
}

async function typeCode(page: Page): Promise<void> {
  await clickWhenThere(page, '.ql-size .ql-picker-label')
  await clickWhenThere(page, '.ql-editor')
  await pressWith(page, 'Control', 'End')
  await page.keyboard.type('\n')
  await clickWhenThere(page, '.ql-list[value="check"]')
  await clickWhenThere(page, '.ql-blockquote')
  await page.keyboard.type('A fern does not hurry.\n')
  await clickWhenThere(page, '.ql-code-block')
  await page.keyboard.type('water = light * 2')
  await clickWhenThere(page, '.ql-editor strong', 2)
  await clickWhenThere(page, '.ql-link')
  await page.waitForSelector('.ql-tooltip.ql-editing', { visible: true })
}

/** bpmn-js: a modeler that draws in SVG, with a palette, a font of symbols and names that are edited in place. */
export const BPMN: Application = {
  name: 'bpmn',
  kind: 'diagram editor',
  package: 'bpmn-js',
  steps: [
    { name: 'appears', drive: (page) => page.waitForSelector('body[data-ready]') },
    { name: 'moves a task', drive: (page) => dragElement(page, '[data-element-id="wait"]', [40, 90]) },
    { name: 'adds a task', drive: appendTask },
    { name: 'names it', drive: nameTask },
    { name: 'zooms and moves all', drive: zoomDiagram },
  ],
}

const APPENDED = '[data-element-id^="Activity_"]'

async function appendTask(page: Page): Promise<void> {
  await clickWhenThere(page, '.djs-context-pad.open [data-action="append.append-task"]')
  await page.waitForSelector(APPENDED)
}

async function nameTask(page: Page): Promise<void> {
  await clickWhenThere(page, APPENDED, 2)
  await page.waitForSelector('.djs-direct-editing-content', { visible: true })
  await page.keyboard.type('Write to them')
  await page.mouse.click(300, 600)
  await page.waitForSelector('.djs-direct-editing-content', { hidden: true })
}

async function zoomDiagram(page: Page): Promise<void> {
  const [x, y] = await middleOf(page, '[data-element-id="there"]')
  await page.keyboard.down('Control')
  await wheel(page, [x, y], -300)
  await page.keyboard.up('Control')
  await drag(page, [300, 650], [380, 600])
}
