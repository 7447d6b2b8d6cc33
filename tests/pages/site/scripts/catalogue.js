/** What the shop sells. Prices in pence. */
export const PLANTS = [
  {
    id: 'boston-fern',
    name: 'Boston fern',
    price: 1800,
    light: 'low',
    blurb: 'Arching fronds that ask for shade and a damp corner.',
  },
  {
    id: 'calathea',
    name: 'Calathea',
    price: 2600,
    light: 'low',
    blurb: 'Folds its painted leaves at night and opens them at breakfast.',
  },
  {
    id: 'column-cactus',
    name: 'Column cactus',
    price: 2200,
    light: 'bright',
    blurb: 'Stands in full sun and forgets that you exist.',
  },
  {
    id: 'hoya',
    name: 'Hoya',
    price: 2400,
    light: 'bright',
    blurb: 'Trails from a shelf and flowers when it feels ignored.',
  },
  {
    id: 'monstera',
    name: 'Monstera',
    price: 3400,
    light: 'medium',
    blurb: 'Split leaves the size of a plate by its third summer.',
  },
  {
    id: 'olive-tree',
    name: 'Olive tree',
    price: 5200,
    light: 'bright',
    blurb: 'A small tree for a cold hallway with one good window.',
  },
  {
    id: 'pilea',
    name: 'Pilea',
    price: 1400,
    light: 'medium',
    blurb: 'Round leaves on thin stalks, and pups to give away.',
  },
  {
    id: 'snake-plant',
    name: 'Snake plant',
    price: 2000,
    light: 'low',
    blurb: 'Drinks once a month. Hard to kill, and we have tried.',
  },
]

export const CLAY_POT_PENCE = 600

const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

export function describePrice(pence) {
  return pounds.format(pence / 100)
}

export function findPlant(id) {
  return PLANTS.find((plant) => plant.id === id) ?? PLANTS[0]
}

/** `<li>` card of one plant, linked to its page. */
export function createCard(plant) {
  const card = document.createElement('li')
  card.className = 'card'
  card.innerHTML = `
    <a href="/product.html?id=${plant.id}">
      <img src="/images/${plant.id}.svg" alt="" width="260" height="260" />
      <div class="card-text">
        <h3>${plant.name}</h3>
        <span class="soft">${plant.light} light</span>
        <span class="price">${describePrice(plant.price)}</span>
      </div>
    </a>`
  return card
}
