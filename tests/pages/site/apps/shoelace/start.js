const dialog = document.querySelector('#dialog')
document.querySelector('#open').addEventListener('click', () => dialog.show())
document.querySelector('#close').addEventListener('click', () => dialog.hide())
document
  .querySelector('#night')
  .addEventListener('sl-change', ({ target }) =>
    document.documentElement.classList.toggle('sl-theme-dark', target.checked),
  )
