import { Chart, registerables } from 'chart.js'

import type { Workload } from './workload.ts'

Chart.register(...registerables)

const POINTS = 400
const BARS = 600
let chart: Chart | undefined
let turn = 0

/** One chart on a canvas and one of SVG, each drawn anew with other values. */
export const charts: Workload = {
  name: 'charts',
  rounds: 3,
  prepare(root) {
    root.innerHTML = '<div style="width:600px"><canvas></canvas></div><svg width="600" height="200"></svg>'
    return () => {
      chart?.destroy()
      chart = undefined
      root.replaceChildren()
    }
  },
  steps: [
    {
      name: 'canvas-draw',
      run(root) {
        const data = { labels: range(POINTS).map(String), datasets: [{ label: 'A', data: values(POINTS) }] }
        chart = new Chart(root.querySelector('canvas')!, { type: 'line', data, options: { animation: false } })
      },
    },
    {
      name: 'canvas-update',
      run() {
        for (let update = 0; update < 5; update += 1) {
          chart!.data.datasets[0]!.data = values(POINTS)
          chart!.update('none')
        }
      },
    },
    {
      name: 'svg-draw',
      run(root) {
        const bars = values(BARS).map(
          (value, index) => `<rect x="${index}" y="${100 - value}" width="1" height="${value}"/>`,
        )
        root.querySelector('svg')!.innerHTML = `<g>${bars.join('')}</g><g class="axis"></g>`
      },
    },
    {
      name: 'svg-update',
      run(root) {
        const next = values(BARS)
        for (const [index, bar] of [...root.querySelectorAll('rect')].entries()) {
          bar.setAttribute('y', String(100 - next[index]!))
          bar.setAttribute('height', String(next[index]))
        }
      },
    },
  ],
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}
function values(count: number): number[] {
  turn += 1
  return range(count).map((index) => 50 + Math.round(40 * Math.sin(index / 9 + turn)))
}
