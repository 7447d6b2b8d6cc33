// Says which frame it is; with `inner` it holds a frame of the first origin again.
const parameters = new URLSearchParams(location.search)
const name = parameters.get('name')
const text = document.querySelector('#text')
const button = document.querySelector('button')
text.textContent = `Content of ${name}`
button.textContent = `Click in ${name}`
button.addEventListener('click', () => {
  text.textContent = `Content of ${name}, clicked`
})
const inner = parameters.get('inner')
if (inner) {
  const other = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  const frame = document.createElement('iframe')
  frame.name = inner
  frame.src = `${location.protocol}//${other}:${location.port}/frame-content.html?name=${inner}`
  document.body.append(frame)
}
