const find = (id) => document.getElementById(id)

function paint(canvas, colour, text) {
  const context = canvas.getContext('2d')
  context.fillStyle = colour
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = 'white'
  context.font = `${canvas.height / 3}px sans-serif`
  context.fillText(text, 12, canvas.height / 2)
}

function clear(id, [red, green, blue]) {
  const gl = find(id).getContext('webgl')
  gl.clearColor(red, green, blue, 1)
  gl.clear(gl.COLOR_BUFFER_BIT)
}

async function paintForeign() {
  const image = new Image()
  const other = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  image.src = `http://${other}:${location.port}/images/leaf.svg`
  await image.decode()
  const context = find('foreign').getContext('2d')
  context.fillStyle = 'teal'
  context.fillRect(0, 0, 240, 120)
  context.drawImage(image, 20, 20, 60, 60)
}

const shadow = find('host').attachShadow({ mode: 'open' })
shadow.innerHTML = '<canvas width="240" height="120"></canvas>'

paint(find('plain'), 'seagreen', 'first')
paint(find('scaled'), 'purple', 'scaled')
paint(find('hidden'), 'crimson', 'secret')
paint(shadow.querySelector('canvas'), 'slategray', 'shadow')
clear('gl', [0.1, 0.4, 0.8])

let turn = 0
function move() {
  turn += 1
  clear('moving', [0.9, 0.5, (turn % 10) / 40])
  requestAnimationFrame(move)
}
move()

const drawing = new OffscreenCanvas(240, 120)
paint(drawing, 'darkorange', 'bitmap')
find('bitmap').getContext('bitmaprenderer').transferFromImageBitmap(drawing.transferToImageBitmap())

const worker = new Worker('/gallery/drawn-worker.js')
const canvas = find('worker').transferControlToOffscreen()
worker.postMessage(canvas, [canvas])

void paintForeign()

find('draw').addEventListener('click', () => {
  paint(find('plain'), 'navy', 'second')
  clear('gl', [0.8, 0.1, 0.4])
  paint(document.querySelector('iframe').contentDocument.querySelector('canvas'), 'firebrick', 'framed')
})
find('restyle').addEventListener('click', () => find('plain').setAttribute('style', 'opacity: 1'))
find('name').addEventListener('input', ({ target }) => paint(find('plain'), 'black', target.value))
document.documentElement.dataset.ready = 'yes'
