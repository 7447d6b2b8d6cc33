// Plants what only a script can plant. The address of the other host stands in the query.
const other = new URLSearchParams(location.search).get('other')

document.cookie = 'session=quokkaCookieQ'
localStorage.setItem('name', 'quokkaStorageQ')
window.name = 'quokkaWindowNameQ'
// Before anybody records; the page is loaded again, recorded, by its form.
if (!location.pathname.endsWith('/sent')) {
  console.log('quokkaConsoleQ', document.cookie)
  console.error(new Error('quokkaErrorQ'))
}

const style = document.createElement('style')
document.head.append(style)
style.sheet.insertRule(".said::after { content: 'quokkaInsertedRuleQ' }")
const sheet = new CSSStyleSheet()
sheet.replaceSync(".told::after { content: 'quokkaAdoptedSheetQ' }")
document.adoptedStyleSheets = [sheet]

class CanaryCard extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' })
    root.innerHTML = '<p>quokkaShadowTextQ</p><input value="quokkaShadowInputQ"><slot></slot>'
    this.innerHTML = '<span>quokkaSlotQ</span><input value="quokkaSlottedInputQ">'
  }
}
customElements.define('canary-card', CanaryCard)

document.querySelector('#set').value = 'quokkaSetByScriptQ'
document.querySelector('#attribute').setAttribute('value', 'quokkaSetAttributeQ')

const frames = document.querySelector('#frames')
frames.innerHTML = `
  <iframe title="Same" src="/canary-frame.html?of=quokkaFrameSrcQ"></iframe>
  ${other ? `<iframe title="Other" src="${other}/canary-frame.html?cross"></iframe>` : ''}
`

// Of what it does, to its tools and to its server.
async function plantTold() {
  const tell = (detail) => dispatchEvent(new CustomEvent('afterimage', { detail }))
  const typed = document.querySelector('#typed').value
  tell({
    name: 'quokkaEventNameQ',
    properties: {
      shown: 'quokkaPropertyQ',
      quokkaPropertyNameQ: true,
      token: 'quokkaPropertyTokenQ',
      from: `${location.origin}/shop?of=quokkaPropertyUrlQ`,
      card: 4111111111111111,
      mail: 'quokka.mail@example.test',
      typed,
    },
  })
  tell({ person: 'quokka.person@example.test' })
  tell({ person: 'quokkaPersonQ', properties: { plan: 'quokkaTraitQ', mail: 'quokka.person@example.test' } })
  window.dataLayer = [{ event: 'quokkaLayerNameQ', typed }]
  const link = (parent, download) => {
    const added = Object.assign(document.createElement('a'), { download, href: URL.createObjectURL(new Blob([''])) })
    document.querySelector(parent).append(added)
    added.click()
  }
  link('#open-parent', 'quokkaDownloadQ.csv')
  link('#masked-parent', 'quokkaDownloadMarkedQ.csv')
  const socket = new WebSocket(`ws://${location.host}/socket?of=quokkaSocketQ`)
  socket.addEventListener('open', () => socket.close())
  const picture = new Image()
  picture.src = '/images/leaf.svg?of=quokkaResourceQ'
  const json = {
    name: 'quokkaJsonQ',
    password: 'quokkaJsonPasswordQ',
    deep: [{ apiKey: { of: 'quokkaJsonKeyQ' } }],
    from: '/shop?of=quokkaJsonUrlQ',
    mail: 'quokka.mail@example.test',
    card: 4111111111111111,
    typed,
  }
  const headers = { 'content-type': 'application/json', 'x-ask': 'quokkaAnswerQ', cookie2: document.cookie }
  await fetch('/echo', { method: 'POST', headers, body: JSON.stringify(json) })
  await fetch(new Request('/echo', { method: 'POST', headers, body: JSON.stringify(json) }))
  const form = new URLSearchParams({ of: 'quokkaFormQ', secret: 'quokkaFormSecretQ', typed })
  await fetch('/echo', { method: 'POST', body: form })
  await fetch('/echo', { method: 'POST', body: 'a token: quokkaPlainTokenQ' })
  const request = new XMLHttpRequest()
  request.open('POST', '/echo')
  request.responseType = 'json'
  request.setRequestHeader('content-type', 'application/json')
  request.setRequestHeader('x-token', 'quokkaXhrTokenQ')
  request.setRequestHeader('x-own', 'quokkaXhrHeaderQ')
  await new Promise((resolve) => {
    request.addEventListener('loadend', resolve)
    request.send(JSON.stringify({ of: 'quokkaXhrBodyQ', auth: 'quokkaXhrTokenQ', typed }))
  })
}

// Later, by the test, once the recorder is in place.
window.plantLater = async () => {
  history.pushState({ who: 'quokkaStateQ' }, '', `${location.pathname}?of=quokkaPushQ${other ? `&other=${other}` : ''}`)
  // A route is looked at a moment after it came, when the page has named itself.
  await new Promise((resolve) => setTimeout(resolve, 300))
  history.replaceState({}, '', `${location.pathname}?of=quokkaReplaceQ#quokkaHashQ`)
  document.title = 'quokkaLaterTitleQ'
  document.querySelector('#text').textContent = 'quokkaLaterTextQ'
  document.querySelector('#link').setAttribute('title', 'quokkaLaterAttributeQ')
  document.querySelector('#toggled').type = 'text'
  document.querySelector('#cleared').value = ''
  document.querySelector('#cleared-area').value = ''
  const closed = document.createElement('div')
  document.body.append(closed)
  closed.attachShadow({ mode: 'closed' }).innerHTML = '<p>quokkaClosedTextQ</p><input value="quokkaClosedInputQ">'
  const moved = document.createElement('p')
  moved.textContent = 'quokkaMovedInQ'
  document.querySelector('#masked-parent').append(moved)
  const out = document.createElement('p')
  document.querySelector('#masked-parent').append(out)
  out.textContent = 'quokkaMovedOutBeforeQ'
  await new Promise((resolve) => setTimeout(resolve, 50))
  out.textContent = ''
  document.querySelector('#open-parent').append(out)
  await new Promise((resolve) => setTimeout(resolve, 50))
  out.textContent = 'quokkaMovedOutQ'
  await fetch('/canary/fetched?of=quokkaFetchUrlQ', {
    headers: { authorization: 'quokkaFetchHeaderQ', 'x-own': 'quokkaOwnHeaderQ' },
  })
  await plantTold()
  await fetch('/checkout/submit?step=9', { method: 'POST', body: 'quokkaFetchBodyQ' })
  navigator.sendBeacon('/ping?of=quokkaBeaconQ', 'quokkaBeaconBodyQ')
  const request = new XMLHttpRequest()
  request.open('GET', '/ping?of=quokkaXhrQ')
  request.send()
  alert('quokkaAlertQ')
  confirm('quokkaConfirmQ')
  prompt('quokkaPromptQ', 'quokkaPromptDefaultQ')
  console.log('quokkaLaterConsoleQ', document.cookie)
  // As a page does that follows what is typed letter by letter.
  document.querySelector('#live').textContent = 'quokkaLiveRegionQ'
  const typed = document.querySelector('#typed')
  for (const length of [6, 9, 11]) console.debug(`search for ${typed.value.slice(0, length)}`)
  console.debug(`found ${typed.value}`)
  console.warn({ token: 'quokkaLogTokenQ', name: 'quokkaLogNameQ' }, 'mail quokka.mail@example.test')
  setTimeout(() => {
    throw new Error('quokkaThrownQ')
  })
  void Promise.reject(new Error('quokkaRejectedQ'))
  performance.mark('quokkaMarkQ')
  const data = new DataTransfer()
  data.setData('text/plain', 'quokkaDroppedQ')
  document.querySelector('#typed').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }))
}
