import type { Page } from 'puppeteer-core'

import { clickWhenThere, dragElement, wheel, type Application } from './application.ts'

/** MUI: React, whose styles emotion writes into sheets by `insertRule` while components come. */
export const MUI: Application = {
  name: 'mui',
  kind: 'CSS-in-JS application',
  package: '@mui/material',
  steps: [
    { name: 'appears', drive: (page) => page.waitForSelector('.MuiAccordion-root') },
    { name: 'moves a slider', drive: (page) => dragElement(page, '.MuiSlider-thumb', [160, 0]) },
    { name: 'opens a part', drive: (page) => clickWhenThere(page, '.MuiAccordionSummary-root') },
    { name: 'another tab at night', drive: showOrders },
    { name: 'opens a dialog', drive: writeMessage },
  ],
}

async function showOrders(page: Page): Promise<void> {
  await clickWhenThere(page, '.MuiTab-root:nth-of-type(2)')
  await page.click('.MuiSwitch-input')
  await page.waitForSelector('.MuiTable-root', { visible: true })
}

async function writeMessage(page: Page): Promise<void> {
  await clickWhenThere(page, '.MuiAppBar-root .MuiButton-root')
  await clickWhenThere(page, '.MuiDialog-root input')
  await page.keyboard.type('A late parcel')
}

/** Shoelace: custom elements, whose shadow roots have styles of their own and one another in them. */
export const SHOELACE: Application = {
  name: 'shoelace',
  kind: 'component library',
  package: '@shoelace-style/shoelace',
  steps: [
    { name: 'opens a part', drive: openDetails },
    { name: 'opens a menu', drive: openMenu },
    { name: 'another tab', drive: showPots },
    { name: 'types, at night', drive: typeAtNight },
    { name: 'opens a dialog', drive: openDialog },
  ],
}

async function openDetails(page: Page): Promise<void> {
  await clickWhenThere(page, 'sl-details[summary="Water"]')
  await page.waitForFunction(() => document.querySelector('sl-details[summary="Water"]')!.hasAttribute('open'))
  await clickWhenThere(page, '#stars')
}

async function openMenu(page: Page): Promise<void> {
  await clickWhenThere(page, '#sorts sl-button')
  await page.waitForSelector('#sorts[open] sl-menu-item', { visible: true })
  await page.hover('#sorts sl-menu-item:nth-of-type(2)')
}

async function showPots(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.waitForSelector('#sorts sl-menu', { hidden: true })
  await clickWhenThere(page, 'sl-tab[panel="pots"]')
  await clickWhenThere(page, 'sl-tree-item sl-tree-item')
}

async function typeAtNight(page: Page): Promise<void> {
  await clickWhenThere(page, '#night')
  await clickWhenThere(page, '#name')
  await page.keyboard.type('Wilhelmina')
}

async function openDialog(page: Page): Promise<void> {
  await clickWhenThere(page, '#open')
  await page.waitForSelector('#dialog[open] #close', { visible: true })
}

/** Tabulator: a table of which only the rows in sight are in the DOM. */
export const TABULATOR: Application = {
  name: 'tabulator',
  kind: 'data grid',
  package: 'tabulator-tables',
  steps: [
    { name: 'sorts', drive: (page) => clickWhenThere(page, '.tabulator-col[tabulator-field="price"]') },
    { name: 'scrolls', drive: scrollRows },
    { name: 'edits a cell', drive: editCell },
    { name: 'filters', drive: filterRows },
    { name: 'groups', drive: groupRows },
  ],
}

async function scrollRows(page: Page): Promise<void> {
  await wheel(page, [600, 400], 3_000)
  await page.waitForFunction(() => document.querySelector('.tabulator-tableholder')!.scrollTop > 2_000)
}

async function editCell(page: Page): Promise<void> {
  await page.mouse.click(200, 400)
  await page.waitForSelector('.tabulator-editing input')
  await page.keyboard.type(' in clay')
  await page.keyboard.press('Enter')
  await page.mouse.click(20, 300)
}

async function filterRows(page: Page): Promise<void> {
  await clickWhenThere(page, '.tabulator-header-filter input')
  await page.keyboard.type('clay')
  await page.waitForFunction(() => document.querySelectorAll('.tabulator-row').length === 1)
}

async function groupRows(page: Page): Promise<void> {
  await page.click('.tabulator-header-filter input', { count: 3 })
  await page.keyboard.press('Backspace')
  await page.waitForFunction(() => document.querySelectorAll('.tabulator-row').length > 5)
  await page.click('#group')
  await page.waitForSelector('.tabulator-group')
  await clickWhenThere(page, '.tabulator-group')
}
