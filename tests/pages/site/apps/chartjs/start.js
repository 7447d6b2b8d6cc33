const weeks = Array.from({ length: 8 }, (_, index) => `Week ${index + 1}`)
const wave = (from, by) => weeks.map((_, index) => Math.round(from + by * Math.sin(index)))
const describe = () => ({ maintainAspectRatio: false, interaction: { mode: 'index', intersect: false } })
const sales = new Chart('sales', {
  type: 'line',
  data: {
    labels: weeks,
    datasets: [
      { label: 'Ferns', data: wave(40, 12), fill: true },
      { label: 'Succulents', data: wave(25, -9) },
      { label: 'Trees', data: wave(12, 6), borderDash: [6, 4] },
    ],
  },
  options: describe(),
})
new Chart('shares', {
  type: 'doughnut',
  data: { labels: ['Shop', 'Market', 'Post'], datasets: [{ data: [55, 30, 15] }] },
  options: describe(),
})
new Chart('climate', {
  type: 'radar',
  data: {
    labels: ['Light', 'Water', 'Warmth', 'Air', 'Feed'],
    datasets: [
      { label: 'Hoya', data: [4, 2, 4, 3, 2] },
      { label: 'Calathea', data: [2, 5, 4, 5, 3] },
    ],
  },
  options: describe(),
})
document.querySelector('#more').addEventListener('click', () => {
  sales.data.labels.push(`Week ${sales.data.labels.length + 1}`)
  for (const { data } of sales.data.datasets) data.push(30)
  sales.update()
})
document.querySelector('#bars').addEventListener('click', () => {
  sales.config.type = 'bar'
  sales.update()
})
