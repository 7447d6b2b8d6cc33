import { countPlants } from './basket.js'

const count = document.querySelector('[data-cart-count]')

function showCount() {
  count.textContent = String(countPlants())
}

showCount()
addEventListener('cart-change', showCount)
// A page that comes back from the back/forward cache still shows the count it left with.
addEventListener('pageshow', showCount)
