const days = Array.from({ length: 24 }, (_, index) => Date.UTC(2026, 0, index + 1))
const curve = (factor) => days.map((day, index) => [day, Math.round(factor * (index + 6 * Math.sin(index / 2)) + 20)])
const chart = (selector, options) => {
  const made = new ApexCharts(document.querySelector(selector), options)
  made.render()
  return made
}
const growth = chart('#growth', {
  chart: { id: 'growth', type: 'area', height: 340 },
  series: [
    { name: 'Monstera', data: curve(1.4) },
    { name: 'Pilea', data: curve(0.8) },
  ],
  xaxis: { type: 'datetime' },
  dataLabels: { enabled: false },
})
chart('#soil', { chart: { type: 'donut', height: 340 }, series: [44, 30, 26], labels: ['Peat', 'Sand', 'Bark'] })
chart('#heat', {
  chart: { type: 'heatmap', height: 320, toolbar: { show: false } },
  series: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'].map((name, row) => ({
    name,
    data: Array.from({ length: 12 }, (_, hour) => ({ x: `${hour * 2}:00`, y: (row * 7 + hour * 5) % 40 })),
  })),
})
chart('#gauge', { chart: { type: 'radialBar', height: 320 }, series: [76], labels: ['Moisture'] })
document.querySelector('#measure').addEventListener('click', () =>
  growth.updateSeries([
    { name: 'Monstera', data: curve(0.6) },
    { name: 'Pilea', data: curve(1.6) },
  ]),
)
