// `localhost` and `127.0.0.1` are one server and two origins.
const swap = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }
const other = `${location.protocol}//${swap[location.hostname]}:${location.port}`

function addFrame(name, url, sandbox) {
  const frame = document.createElement('iframe')
  frame.name = name
  frame.width = 500
  frame.height = 160
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox)
  frame.src = url
  document.querySelector('#frames').append(frame)
}

addFrame('cross', `${other}/frame-content.html?name=cross&inner=nested`)
addFrame('sandboxed', `/frame-content.html?name=sandboxed`, '')
