import { createCard, PLANTS } from './catalogue.js'

const asked = new URLSearchParams(location.search)
const words = (asked.get('q') ?? '').trim()
const light = asked.get('light')
const sort = document.querySelector('#sort')
const most = document.querySelector('#most')

function fits(plant) {
  const text = `${plant.name} ${plant.blurb}`.toLowerCase()
  return text.includes(words.toLowerCase()) && (light === null || plant.light === light)
}

function compare(a, b) {
  return sort.value === 'price' ? a.price - b.price : a.name.localeCompare(b.name)
}

function showPlants() {
  const found = PLANTS.filter((plant) => fits(plant) && plant.price <= Number(most.value) * 100).sort(compare)
  document.querySelector('#most-value').textContent = `£${most.value}`
  document.querySelector('#summary').textContent = found.length === 1 ? '1 plant' : `${found.length} plants`
  document.querySelector('#plants').replaceChildren(...found.map(createCard))
}

if (words !== '') document.querySelector('#heading').textContent = `Plants for “${words}”`
else if (light !== null) document.querySelector('#heading').textContent = `Plants for ${light} light`
sort.addEventListener('change', showPlants)
most.addEventListener('input', showPlants)
showPlants()
