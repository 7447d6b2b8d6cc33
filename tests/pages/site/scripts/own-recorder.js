// As pages do that carry the replay of an analytics product: their own rrweb, in the same world as ours.
window.ownEvents = []
const { record } = window.rrweb ?? window.rrwebRecord ?? window
window.stopOwn = record({ emit: (event) => window.ownEvents.push(event), recordAfter: 'DOMContentLoaded' })
addEventListener('DOMContentLoaded', () => {
  document.querySelector('#press').addEventListener('click', () => {
    document.querySelector('#log').textContent += ' pressed'
  })
})
