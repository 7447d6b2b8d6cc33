import { findPlant, PLANTS } from './catalogue.js'

const ROW_COUNT = 500
const COLUMNS = [
  { key: 'number', label: 'No.', isNumber: true },
  { key: 'day', label: 'Day' },
  { key: 'plant', label: 'Plant' },
  { key: 'millilitres', label: 'Water, ml', isNumber: true },
]

/** The same rows on every load: a fixed walk, no chance. */
const rows = Array.from({ length: ROW_COUNT }, (_, index) => ({
  number: index + 1,
  day: new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 2))).toISOString().slice(0, 10),
  plant: PLANTS[(index * 5) % PLANTS.length].name,
  millilitres: 100 + ((index * 37) % 41) * 10,
}))

/** What is typed as a note stays in the dialog. */
export function addWatering(plantId) {
  rows.push({ number: rows.length + 1, day: '2026-09-09', plant: findPlant(plantId).name, millilitres: 200 })
}

/** The scrolling table; a click on a heading sorts by it, a second click the other way round. */
export function createLog() {
  const scroller = document.createElement('div')
  scroller.className = 'log'
  scroller.innerHTML = `<table><caption hidden>Waterings</caption><thead><tr>${COLUMNS.map(
    ({ key, label, isNumber }) =>
      `<th scope="col" data-key="${key}" class="${isNumber ? 'number' : ''}"><button type="button">${label}</button></th>`,
  ).join('')}</tr></thead><tbody></tbody></table>`
  const body = scroller.querySelector('tbody')
  body.append(...rows.map(createRow))
  scroller.querySelector('thead').addEventListener('click', (event) => {
    const heading = event.target.closest('th')
    if (heading !== null) sortRows(body, heading)
  })
  return scroller
}

function createRow(row) {
  const element = document.createElement('tr')
  for (const { key, isNumber } of COLUMNS) {
    const cell = element.insertCell()
    cell.textContent = row[key]
    if (isNumber) cell.className = 'number'
  }
  return element
}

/** Moves the rows that are there, as table libraries do: 500 removals and additions in one task. */
function sortRows(body, heading) {
  const direction = heading.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending'
  for (const other of heading.parentElement.children) other.removeAttribute('aria-sort')
  heading.setAttribute('aria-sort', direction)
  const column = heading.cellIndex
  const sign = direction === 'ascending' ? 1 : -1
  const sorted = [...body.rows].sort(
    (a, b) => sign * a.cells[column].textContent.localeCompare(b.cells[column].textContent, 'en', { numeric: true }),
  )
  body.append(...sorted)
}
