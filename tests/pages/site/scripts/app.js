import { PLANTS } from './catalogue.js'
import { createLog, addWatering } from './watering-log.js'

/** Opened as /app.html the routes live in the hash, opened under /app/ they are paths. */
const usesHash = location.pathname === '/app.html'
const main = document.querySelector('#main')
const nav = document.querySelector('#app-nav')
const dialog = document.querySelector('#water')

const ROUTES = {
  '/': { title: 'Today', show: showToday },
  '/plants': { title: 'My plants', show: showPlants },
  '/log': { title: 'Watering log', show: () => [createLog()] },
  '/guide': { title: 'Guide', show: showGuide },
}

function readRoute() {
  const path = usesHash ? location.hash.slice(1) : location.pathname.slice('/app'.length)
  return Object.hasOwn(ROUTES, path) ? path : '/'
}

function addressOf(route) {
  return usesHash ? `#${route}` : `/app${route}`
}

function createElement(tag, text, properties = {}) {
  return Object.assign(document.createElement(tag), { textContent: text, ...properties })
}

function createLogButton() {
  const button = createElement('button', 'Log a watering', { type: 'button', className: 'primary' })
  button.addEventListener('click', () => dialog.showModal())
  return button
}

function showToday() {
  return [
    createElement('p', 'Two plants are thirsty: the Boston fern and the calathea.', { className: 'lead' }),
    createLogButton(),
  ]
}

function showPlants() {
  const list = createElement('ul', '', { className: 'grid' })
  for (const plant of PLANTS.slice(0, 4)) {
    const card = createElement('li', '', { className: 'card' })
    card.append(Object.assign(new Image(260, 260), { src: `/images/${plant.id}.svg`, alt: '' }))
    const text = createElement('div', '', { className: 'card-text' })
    text.append(createElement('h3', plant.name), createElement('span', `${plant.light} light`, { className: 'soft' }))
    card.append(text)
    list.append(card)
  }
  return [list, createLogButton()]
}

function showGuide() {
  return PLANTS.map((plant) => createElement('p', `${plant.name}: ${plant.blurb}`))
}

function showRoute() {
  const route = readRoute()
  const { title, show } = ROUTES[route]
  document.title = `${title} · Fernside`
  main.replaceChildren(createElement('h1', title), ...show())
  for (const link of nav.children) {
    if (link.dataset.route === route) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
}

for (const [route, { title }] of Object.entries(ROUTES)) {
  const link = createElement('a', title, { href: addressOf(route) })
  link.dataset.route = route
  nav.append(link)
}
nav.addEventListener('click', (event) => {
  const link = event.target.closest('a')
  if (usesHash || link === null || event.metaKey || event.ctrlKey) return
  event.preventDefault()
  history.pushState(null, '', link.href)
  showRoute()
})
addEventListener('popstate', showRoute)

document.querySelector('#water-plant').append(...PLANTS.map((plant) => new Option(plant.name, plant.id)))
dialog.addEventListener('close', () => {
  if (dialog.returnValue === 'save') addWatering(document.querySelector('#water-plant').value)
  dialog.querySelector('form').reset()
  showRoute()
})

showRoute()
