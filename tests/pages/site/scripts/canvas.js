const canvas = document.querySelector('#sketch')
const context = canvas.getContext('2d')
const ink = document.querySelector('#ink')

function drawPot() {
  context.fillStyle = '#f4ead9'
  context.fillRect(0, 0, canvas.width, canvas.height)
  const clay = context.createLinearGradient(180, 0, 460, 0)
  clay.addColorStop(0, '#cf8059')
  clay.addColorStop(1, '#a5573a')
  context.fillStyle = clay
  context.beginPath()
  context.moveTo(180, 120)
  context.lineTo(460, 120)
  context.lineTo(420, 360)
  context.lineTo(220, 360)
  context.closePath()
  context.fill()
  context.fillStyle = '#8f472d'
  context.fillRect(165, 92, 310, 42)
  context.strokeStyle = '#f4ead9'
  context.lineWidth = 4
  context.beginPath()
  for (let x = 196; x <= 444; x += 4) context.lineTo(x, 220 + Math.sin(x / 14) * 14)
  context.stroke()
}

canvas.addEventListener('pointerdown', (event) => {
  context.strokeStyle = ink.value
  context.lineWidth = 6
  context.lineCap = 'round'
  context.beginPath()
  context.moveTo(event.offsetX, event.offsetY)
})
canvas.addEventListener('pointermove', (event) => {
  if (event.buttons === 0) return
  context.lineTo(event.offsetX, event.offsetY)
  context.stroke()
})
document.querySelector('#clear').addEventListener('click', drawPot)
drawPot()
