const CACHE = 'fernside-guide-1'
const DOCUMENTS = ['/sw/page.html']

addEventListener('install', (event) => {
  event.waitUntil(keepDocuments().then(() => skipWaiting()))
})

addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url)
  if (!DOCUMENTS.includes(pathname)) return
  event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(event.request)))
})

/** The copy is marked, so that a page can tell it from the server's own. */
async function keepDocuments() {
  const cache = await caches.open(CACHE)
  for (const path of DOCUMENTS) {
    const text = await (await fetch(path)).text()
    const marked = text.replace('data-served-by="network"', 'data-served-by="worker"')
    await cache.put(path, new Response(marked, { headers: { 'content-type': 'text/html; charset=utf-8' } }))
  }
}
