import { priceAll, readLines } from './basket.js'
import { describePrice, findPlant } from './catalogue.js'

const items = readLines().map((line) => {
  const item = document.createElement('li')
  item.textContent = `${line.amount} × ${findPlant(line.id).name}`
  return item
})
document.querySelector('#review').append(...items)
document.querySelector('#review-total').textContent = describePrice(priceAll())
