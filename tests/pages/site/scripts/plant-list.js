import { createCard, PLANTS } from './catalogue.js'

for (const list of document.querySelectorAll('[data-plants]')) {
  list.append(...PLANTS.slice(0, Number(list.dataset.plants)).map(createCard))
}
