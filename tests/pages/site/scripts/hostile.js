// What old libraries and defensive pages do to the globals a recorder leans on, by the name in `?with=`.
const tricks = {
  prototypejs() {
    Array.prototype.toJSON = () => 'broken by toJSON'
    Object.prototype.toJSON = () => 'broken by toJSON'
    Array.from = (iterable) => {
      const list = []
      for (let index = 0; index < iterable.length; index += 1) list.push(iterable[index])
      return list
    }
  },
  json() {
    JSON.stringify = () => '"nothing"'
    JSON.parse = () => ({})
  },
  observers() {
    window.MutationObserver = class {
      observe() {}
      disconnect() {}
      takeRecords() {
        return []
      }
    }
  },
  events() {
    window.CustomEvent = class {}
    EventTarget.prototype.dispatchEvent = () => false
  },
  forge() {
    // Throws every shape it can think of at whoever listens.
    const shapes = [
      null,
      1,
      'x',
      {},
      { kind: 'chunk' },
      { kind: 'chunk', body: '[{"type":99}]' },
      { afterimage: 'stop' },
    ]
    setInterval(() => {
      for (const detail of shapes) {
        document.dispatchEvent(new CustomEvent('afterimage', { detail }))
        window.postMessage(detail, '*')
      }
    }, 50)
  },
}
for (const name of new URLSearchParams(location.search).get('with').split(',')) tricks[name]?.()
