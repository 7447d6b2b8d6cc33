import { readLines, writeLines } from './basket.js'
import { describePrice, findPlant } from './catalogue.js'

const CARE = {
  low: 'Two metres from a window is fine. Water when the top of the soil is dry.',
  medium: 'Beside a window, out of the midday sun. Water once a week.',
  bright: 'On the sill, as bright as it gets. Let it dry out between waterings.',
}

const plant = findPlant(new URLSearchParams(location.search).get('id'))

document.title = `${plant.name} · Fernside`
for (const id of ['name', 'crumb']) document.querySelector(`#${id}`).textContent = plant.name
document.querySelector('#blurb').textContent = plant.blurb
document.querySelector('#price').textContent = describePrice(plant.price)
document.querySelector('#care').textContent = CARE[plant.light]
const image = document.querySelector('#image')
image.src = `/images/${plant.id}.svg`
image.alt = `${plant.name} in its pot`

document.querySelector('#choose').addEventListener('submit', (event) => {
  event.preventDefault()
  const choice = new FormData(event.target)
  writeLines([...readLines(), { id: plant.id, pot: choice.get('pot'), amount: Number(choice.get('amount')) }])
  location.assign('/cart.html')
})
