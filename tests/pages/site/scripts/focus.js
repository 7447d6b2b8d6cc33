/** Takes the focus all the time, in every way a page has. */
const dialog = document.querySelector('#ask')
const card = document.querySelector('#card')
let turn = 0

const ACTS = [
  () => document.querySelector('#first').focus(),
  () => document.querySelector('#second').focus(),
  () => document.querySelector('#editable').focus(),
  () => dialog.showModal(),
  () => dialog.querySelector('input').select(),
  () => dialog.close(),
  () => card.showPopover(),
  () => card.hidePopover(),
  addField,
  addFrame,
  () => window.focus(),
]

setInterval(() => {
  ACTS[turn % ACTS.length]()
  turn += 1
}, 150)

function addField() {
  const field = Object.assign(document.createElement('input'), { autofocus: true, ariaLabel: `Field ${turn}` })
  document.querySelector('#main').append(field)
  field.focus()
}

function addFrame() {
  const frame = Object.assign(document.createElement('iframe'), { title: `Frame ${turn}` })
  frame.srcdoc = '<input autofocus aria-label="Inside"><script>document.querySelector("input").focus()</' + 'script>'
  document.querySelector('#main').append(frame)
}
