const warmth = document.querySelector('#warmth')
warmth?.addEventListener('input', () => {
  document.querySelector('#warmth-value').textContent = `${warmth.value} °C`
})

// A password that is shown becomes a text input: a recorder has to keep it masked all the same.
const show = document.querySelector('[data-show-password]')
show?.addEventListener('click', () => {
  const input = document.querySelector(`#${show.dataset.showPassword}`)
  const isShown = input.type === 'password'
  input.type = isShown ? 'text' : 'password'
  show.setAttribute('aria-pressed', String(isShown))
})
