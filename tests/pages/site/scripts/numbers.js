// Numbers its own changes, clicks and inputs, and keeps the tally where a test can read it after the page is gone:
// whatever stands in the tally has happened.
const parameters = new URLSearchParams(location.search)
const name = parameters.get('name') ?? 'page'
const turn = Number(sessionStorage.getItem('turn') ?? 0)
sessionStorage.setItem('turn', String(turn + 1))
const id = `${name}-${turn}`
const tally = { changes: 0, clicks: [], inputs: [] }

const press = document.querySelector('#press')
const label = document.querySelector('#field-label')
const log = document.querySelector('#log')
const keep = () => localStorage.setItem(`tally:${id}`, JSON.stringify(tally))

function change() {
  const item = document.createElement('li')
  item.textContent = `change ${id} ${tally.changes}`
  log.append(item)
  tally.changes += 1
  keep()
}

press.textContent = `Press ${id} 0`
label.textContent = `Field ${id} 0`
press.addEventListener('click', () => {
  tally.clicks.push(press.textContent)
  press.textContent = `Press ${id} ${tally.clicks.length}`
  keep()
})
document.querySelector('#field').addEventListener('input', () => {
  tally.inputs.push(label.textContent)
  label.textContent = `Field ${id} ${tally.inputs.length}`
  keep()
})
document.querySelector('#next').href = `?name=${name}&every=${parameters.get('every') ?? ''}`
setInterval(change, Number(parameters.get('every') || 40))
keep()
