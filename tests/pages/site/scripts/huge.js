const asked = Number(new URLSearchParams(location.search).get('nodes') ?? 5000)
const list = document.createDocumentFragment()
// Each entry is an element and its text: two nodes.
for (let index = 1; index <= asked / 2; index++) {
  const seed = document.createElement('div')
  seed.textContent = `Seed ${index}`
  list.append(seed)
}
document.querySelector('#seeds').append(list)
document.querySelector('#count').textContent = `${Math.floor(asked / 2)} seeds, ${asked} nodes`
