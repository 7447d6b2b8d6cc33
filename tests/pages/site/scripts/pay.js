const answer = document.querySelector('#answer')

document.querySelector('#apply').addEventListener('click', () => {
  const isTaken = document.querySelector('#voucher').value === 'FERN-TENTH'
  answer.textContent = isTaken ? 'Taken: a tenth off.' : 'This voucher has run out.'
  if (!isTaken) return
  dispatchEvent(new CustomEvent('afterimage', { detail: { name: 'Voucher taken', properties: { percent: 10 } } }))
})

// Broken on purpose: the script of Leafpay was never loaded.
document.querySelector('#pay-leafpay').addEventListener('click', () => Leafpay.open())

document.querySelector('#pay').addEventListener('submit', (event) => {
  event.preventDefault()
  location.assign('/thanks.html')
})
