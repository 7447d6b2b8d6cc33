onmessage = ({ data: canvas }) => {
  const context = canvas.getContext('2d')
  context.fillStyle = 'olive'
  context.fillRect(0, 0, 240, 120)
  context.fillStyle = 'white'
  context.font = '40px sans-serif'
  context.fillText('worker', 12, 60)
}
