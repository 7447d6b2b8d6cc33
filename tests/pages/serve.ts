/**
 * Serves the practice site on loopback: the Fernside shop in `site/`, a few routes that answer late, elsewhere or with
 * an error, and applications and libraries nobody here wrote, taken from their npm packages. It never reads outside those
 * folders, and no page of it needs another network address.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, extname, join, resolve, sep } from 'node:path'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { APPLICATIONS, findPackage } from './applications.ts'
import { drawTile } from './draw-tile.ts'

export interface PracticeSite {
  origin: string
  /** The same server under another host name: another origin and another site to the browser. */
  otherOrigin: string
  close(): Promise<void>
}

/** A typo in `ms` must not keep a test waiting for an hour. */
const MAX_DELAY_MS = 60_000

const SITE = fileURLToPath(new URL('site', import.meta.url))
const require = createRequire(import.meta.url)

/** The first prefix that fits wins, so the site itself comes last. */
const MOUNTS = [
  ...APPLICATIONS,
  { prefix: '/apps/recorder/', folder: join(dirname(require.resolve('@rrweb/record'))) },
  { prefix: '/apps/segment/', folder: join(findPackage('@segment/analytics-next'), 'dist/umd') },
  { prefix: '/apps/posthog/static/', folder: join(findPackage('posthog-js'), 'dist') },
  { prefix: '/apps/amplitude/', folder: join(findPackage('@amplitude/analytics-browser'), 'lib/scripts') },
  { prefix: '/apps/mixpanel/', folder: join(findPackage('mixpanel-browser'), 'dist') },
  { prefix: '/', folder: SITE },
]

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.cjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.webm': 'video/webm',
}
/** Libraries of tools come from the servers of others, later than the page that has their stub. */
const LIBRARY = /^\/apps\/(?:segment|posthog|amplitude|mixpanel)\//
const LIBRARY_DELAY_MS = 400

/** Names no port: only paths are read from it. */
const BASE = 'http://127.0.0.1'
const HTML = 'text/html; charset=utf-8'

/** Where step 1, 2 and 3 of the checkout lead. */
const AFTER_STEP = ['/checkout-2.html', '/checkout-3.html', '/thanks.html']

interface ServeOptions {
  /** 0, the default, lets the system choose a free one. */
  port?: number
  /** Is told of every request before it is answered. */
  hear?(request: IncomingMessage): void
}

export async function servePages(options: ServeOptions = {}): Promise<PracticeSite> {
  const server = createServer((request, response) => {
    options.hear?.(request)
    answer(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  const sockets = new Set<Duplex>()
  server.on('upgrade', (request, socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    openSocket(request, socket)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(options.port ?? 0, '127.0.0.1', listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error(`No port in ${String(address)}`)
  return {
    origin: `http://127.0.0.1:${address.port}`,
    otherOrigin: `http://localhost:${address.port}`,
    async close() {
      const closed = new Promise((done) => server.close(done))
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await closed
    },
  }
}

/** RFC 6455, 4.2.2. */
const SOCKET_KEY = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** A web socket at `/socket`, that says nothing and is closed from this side when the other closes it. */
function openSocket(request: IncomingMessage, socket: Duplex): void {
  if (!request.url?.startsWith('/socket')) return void socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${SOCKET_KEY}`).digest('base64')
  const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
  socket.write([...head, `Sec-WebSocket-Accept: ${accept}`, '', ''].join('\r\n'))
  // Done, 1000: the only answer this server has.
  socket.once('data', () => socket.end(Buffer.from([0x88, 0x02, 0x03, 0xe8])))
}

const STRICT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = URL.parse(request.url ?? '/', BASE)
  if (url === null) return sendPage(response, 400, 'error.html')
  if (request.method === 'POST' && url.pathname === '/checkout/submit') {
    return takeForm(request, response, Number(url.searchParams.get('step')))
  }
  if (request.method === 'POST' && url.pathname === '/echo') return sendBack(request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendPage(response, 405, 'error.html')
  if (url.pathname === '/slow') return sendSlowly(response, readDelay(url, 2000))
  if (url.pathname === '/redirect') return redirect(response, 302, url.searchParams.get('to') ?? '/')
  if (url.pathname === '/status/404') return sendPage(response, 404, 'not-found.html')
  if (url.pathname === '/status/500') return sendPage(response, 500, 'error.html')
  if (url.pathname === '/strict-policy') {
    response.setHeader('content-security-policy', STRICT_POLICY)
    return sendPage(response, 200, 'strict-policy.html')
  }
  if (url.pathname === '/slow-image.png') {
    await wait(readDelay(url, 3000), undefined, { ref: false })
    return sendFile(response, '/images/greenhouse.png')
  }
  const tile = drawTile(url.pathname)
  if (tile) return void response.writeHead(200, { 'content-type': CONTENT_TYPES['.png']! }).end(tile)
  // What Segment's library asks its own servers before it takes the calls that its stub kept.
  if (url.pathname.endsWith('/settings')) return sendJson(response, { integrations: {} })
  if (LIBRARY.test(url.pathname)) await wait(LIBRARY_DELAY_MS, undefined, { ref: false })
  if (url.pathname.startsWith('/canary/')) return sendPage(response, 200, 'canary.html')
  if (url.pathname === '/app' || url.pathname.startsWith('/app/')) return sendPage(response, 200, 'app.html')
  return sendFile(response, url.pathname)
}

/** The body is thrown away: what a visitor types must not turn up in a later page by way of this server. */
async function takeForm(request: IncomingMessage, response: ServerResponse, step: number): Promise<void> {
  await finished(request.resume())
  const next = AFTER_STEP[step - 1]
  return next === undefined ? sendPage(response, 400, 'error.html') : redirect(response, 303, next)
}

/** What was sent, as what it was sent, with one of its headers. */
async function sendBack(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const type = request.headers['content-type'] ?? 'text/plain'
  const body = await text(request)
  response.writeHead(200, { 'content-type': type, 'x-answer': String(request.headers['x-ask'] ?? '') }).end(body)
}

/** Stays on this server: `//host` and `/\host` are addresses elsewhere, which the URL parser tells. */
function redirect(response: ServerResponse, status: 302 | 303, to: string): void {
  const url = URL.parse(to, BASE)
  const location = url?.origin === BASE ? url.pathname + url.search + url.hash : '/'
  response.writeHead(status, { location }).end()
}

async function sendSlowly(response: ServerResponse, delayMs: number): Promise<void> {
  const [first = '', rest = ''] = (await readPage('slow.html')).split('<!-- late -->')
  response.writeHead(200, { 'content-type': HTML }).write(first)
  await wait(delayMs, undefined, { ref: false })
  response.end(rest)
}

async function sendPage(response: ServerResponse, status: number, name: string): Promise<void> {
  response.writeHead(status, { 'content-type': HTML }).end(await readPage(name))
}

function sendJson(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': CONTENT_TYPES['.json']! }).end(JSON.stringify(value))
}

/** No cache-control on purpose: `no-store` would keep pages out of the back/forward cache. */
async function sendFile(response: ServerResponse, pathname: string): Promise<void> {
  const file = locateFile(pathname.endsWith('/') ? `${pathname}index.html` : pathname)
  const type = file === undefined ? undefined : CONTENT_TYPES[extname(file)]
  if (file === undefined || type === undefined) return sendPage(response, 404, 'not-found.html')
  // Whatever keeps a file from being read, the visitor is told that it is not there.
  const content = await (type === HTML ? readPage(file) : readFile(file)).catch(() => undefined)
  if (content === undefined) return sendPage(response, 404, 'not-found.html')
  response.writeHead(200, { 'content-type': type }).end(content)
}

/** A page with its `<!-- include name -->` lines replaced by `site/parts/name.html`. */
async function readPage(name: string): Promise<string> {
  const page = await readFile(resolve(SITE, name), 'utf8')
  const header = await readFile(join(SITE, 'parts/header.html'), 'utf8')
  const footer = await readFile(join(SITE, 'parts/footer.html'), 'utf8')
  return page.replace('<!-- include header -->', header).replace('<!-- include footer -->', footer)
}

/** The file a path names. No file served here needs a percent escape, so a path with one is a trick. */
function locateFile(pathname: string): string | undefined {
  const mount = MOUNTS.find(({ prefix }) => pathname.startsWith(prefix))
  if (mount === undefined || pathname.includes('%')) return undefined
  const file = resolve(mount.folder, pathname.slice(mount.prefix.length))
  return file.startsWith(mount.folder + sep) ? file : undefined
}

function readDelay(url: URL, fallbackMs: number): number {
  const delayMs = Number(url.searchParams.get('ms') ?? fallbackMs)
  return delayMs >= 0 ? Math.min(delayMs, MAX_DELAY_MS) : fallbackMs
}
