import type { Page } from 'puppeteer-core'

import { clickWhenThere, drag, dragElement, middleOf, wheel, type Application } from './application.ts'

/** Leaflet, with tiles that are drawn for it. */
export const LEAFLET: Application = {
  name: 'leaflet',
  kind: 'map',
  package: 'leaflet',
  steps: [
    { name: 'appears', drive: waitForTiles },
    { name: 'is moved', drive: moveMap },
    { name: 'is zoomed', drive: zoomMap },
    { name: 'tells of a place', drive: openPlace },
    { name: 'other layers', drive: changeLayers },
  ],
}

async function waitForTiles(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const tiles = [...document.querySelectorAll<HTMLImageElement>('.leaflet-tile')]
    const isMoving = document.querySelector('.leaflet-zoom-anim, .leaflet-pan-anim')
    return !isMoving && tiles.length > 0 && tiles.every((tile) => tile.matches('.leaflet-tile-loaded'))
  })
}

async function moveMap(page: Page): Promise<void> {
  await drag(page, [600, 400], [420, 300])
  await waitForTiles(page)
}

async function zoomMap(page: Page): Promise<void> {
  await clickWhenThere(page, '.leaflet-control-zoom-in')
  await waitForTiles(page)
}

async function openPlace(page: Page): Promise<void> {
  await clickWhenThere(page, '.leaflet-marker-icon')
  await page.waitForSelector('.leaflet-popup', { visible: true })
}

async function changeLayers(page: Page): Promise<void> {
  await page.hover('.leaflet-control-layers-toggle')
  await clickWhenThere(page, '.leaflet-control-layers-base label:nth-of-type(2) input')
  await clickWhenThere(page, '.leaflet-control-layers-overlays label:nth-of-type(2) input')
  await page.mouse.move(600, 700)
  await waitForTiles(page)
}

/** Chart.js: three charts on three canvases, and what it says about a point drawn on them, too. */
export const CHARTJS: Application = {
  name: 'chartjs',
  kind: 'charts on canvas',
  package: 'chart.js',
  canvases: 3,
  steps: [
    { name: 'appears', drive: (page) => page.waitForSelector('#climate') },
    { name: 'tells of a point', drive: (page) => page.mouse.move(300, 250), keepsPointer: true },
    { name: 'without a series', drive: (page) => page.mouse.click(335, 61) },
    { name: 'one more week', drive: (page) => page.click('#more') },
    { name: 'as bars', drive: (page) => page.click('#bars') },
  ],
}

/** ApexCharts: charts in SVG, with HTML in it and around it. */
export const APEXCHARTS: Application = {
  name: 'apexcharts',
  kind: 'charts in SVG',
  package: 'apexcharts',
  steps: [
    { name: 'appears', drive: (page) => page.waitForSelector('#gauge .apexcharts-radial-series') },
    { name: 'tells of a point', drive: (page) => page.mouse.move(400, 250), keepsPointer: true },
    { name: 'without a series', drive: (page) => clickWhenThere(page, '#growth .apexcharts-legend-series') },
    { name: 'zoomed by a drag', drive: (page) => drag(page, [250, 250], [500, 260]) },
    { name: 'measured again', drive: (page) => page.click('#measure') },
  ],
}

/** three.js: pots by WebGL, drawn when something changed, and turned by OrbitControls. */
export const THREE: Application = {
  name: 'three',
  kind: 'WebGL scene',
  package: 'three',
  canvases: 1,
  steps: [
    { name: 'appears', drive: (page) => page.waitForSelector('canvas') },
    { name: 'is turned by the pointer', drive: (page) => drag(page, [300, 300], [420, 200], 30) },
    { name: 'is zoomed', drive: (page) => wheel(page, [400, 250], -400) },
    { name: 'another glaze', drive: (page) => page.click('#glaze') },
    { name: 'turned by itself', drive: turnPots },
  ],
}

async function turnPots(page: Page): Promise<void> {
  await page.click('#turn')
  await page.waitForSelector('body[data-turned]')
}

/** lottie-web: one animation of our own, in SVG and on a canvas. */
export const LOTTIE: Application = {
  name: 'lottie',
  kind: 'Lottie player',
  package: 'lottie-web',
  canvases: 1,
  steps: [
    { name: 'its first frame', drive: (page) => page.waitForSelector('#svg path') },
    { name: 'played to its end', drive: playLottie },
    { name: 'back in the middle', drive: (page) => pickFrame(page, 0.5) },
    { name: 'near the beginning', drive: (page) => pickFrame(page, 0.25) },
    { name: 'dragged further', drive: (page) => dragElement(page, '#at', [180, 0]) },
  ],
}

async function playLottie(page: Page): Promise<void> {
  await page.click('#play')
  await page.waitForFunction(() => document.querySelector('#state')!.textContent === 'grown')
}

/** Presses the slider at this share of its width. */
async function pickFrame(page: Page, share: number): Promise<void> {
  const [middle, y] = await middleOf(page, '#at')
  await page.mouse.click(middle + (share - 0.5) * 580, y)
}
