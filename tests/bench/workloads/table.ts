import type { Workload } from './workload.ts'

const ROWS = 10_000
const SCROLLS = 20

/** A table of 10,000 rows, built at once, sorted by two columns, scrolled through. */
export const table: Workload = {
  name: 'table',
  rounds: 1,
  prepare(root) {
    root.innerHTML =
      '<div style="height:400px;overflow:auto"><table style="table-layout:fixed;width:600px"><tbody></tbody></table></div>'
    return () => root.replaceChildren()
  },
  steps: [
    {
      name: 'build',
      run(root) {
        const rows = document.createDocumentFragment()
        for (let index = 0; index < ROWS; index += 1) {
          const row = document.createElement('tr')
          for (const text of [index, (index * 7919) % ROWS, `Name ${(index * 104_729) % ROWS}`, index % 7]) {
            row.insertCell().textContent = String(text)
          }
          rows.append(row)
        }
        root.querySelector('tbody')!.append(rows)
      },
    },
    { name: 'sort-number', run: (root) => sort(root, (row) => Number(row.cells[1]!.textContent)) },
    {
      name: 'scroll',
      run(root) {
        const box = root.firstElementChild!
        for (let step = 1; step <= SCROLLS; step += 1) box.scrollTop = (box.scrollHeight * step) / SCROLLS
      },
    },
    { name: 'clear', run: (root) => root.querySelector('tbody')!.replaceChildren() },
  ],
}

function sort(root: HTMLElement, keyOf: (row: HTMLTableRowElement) => number): void {
  const body = root.querySelector('tbody')!
  const keyed = [...body.rows].map((row) => ({ row, key: keyOf(row) }))
  body.append(...keyed.toSorted((a, b) => a.key - b.key).map(({ row }) => row))
}
