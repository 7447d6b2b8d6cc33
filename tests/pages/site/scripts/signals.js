/** What the controls of the page do when they are clicked. */
const DO = {
  throws() {
    throw new Error('no stock')
  },
  complains: () => console.error('no stock'),
  more: () => (document.querySelector('#amount').textContent += '1'),
  changes: () => document.querySelector('#text').setAttribute('data-clicked', ''),
  opens: () => window.open('/empty.html', 'opened'),
  scrolls: () => window.scrollBy(0, 100),
  selects: () => getSelection().selectAllChildren(document.querySelector('#text')),
  focuses: () => document.querySelector('#name').focus(),
  asks: () => alert('sure?'),
  routes: () => history.pushState(null, '', '?route'),
  waits: () => setTimeout(() => document.querySelector('#text').setAttribute('data-waited', ''), 2_000),
}

for (const [id, act] of Object.entries(DO)) document.querySelector(`#${id}`).addEventListener('click', act)
