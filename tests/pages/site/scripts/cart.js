import { priceAll, priceLine, readLines, writeLines } from './basket.js'
import { describePrice, findPlant } from './catalogue.js'

const POTS = { nursery: 'Nursery pot', clay: 'Clay pot' }

function createRow(line, index) {
  const plant = findPlant(line.id)
  const row = document.createElement('tr')
  row.innerHTML = `
    <td><a href="/product.html?id=${plant.id}">${plant.name}</a></td>
    <td>${POTS[line.pot]}</td>
    <td><input type="number" min="1" max="9" value="${line.amount}" aria-label="How many ${plant.name}" /></td>
    <td class="number">${describePrice(priceLine(line))}</td>
    <td class="number"><button type="button" aria-label="Remove ${plant.name}">Remove</button></td>`
  row.querySelector('input').addEventListener('change', (event) => {
    const amount = Math.max(1, Number(event.target.value))
    writeLines(readLines().map((other, at) => (at === index ? { ...other, amount } : other)))
  })
  row.querySelector('button').addEventListener('click', () => {
    writeLines(readLines().filter((_, at) => at !== index))
  })
  return row
}

function showCart() {
  const lines = readLines()
  document.querySelector('#empty').hidden = lines.length > 0
  document.querySelector('#filled').hidden = lines.length === 0
  document.querySelector('#lines').replaceChildren(...lines.map(createRow))
  document.querySelector('#total').textContent = describePrice(priceAll())
}

addEventListener('cart-change', showCart)
showCart()
