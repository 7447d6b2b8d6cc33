import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, resolve, sep } from 'node:path'

export interface BenchSite {
  origin: string
  /** Bytes that recorders sent since the last time this was asked. */
  takeCaptured(): number
  close(): Promise<void>
}

export interface BenchContent {
  /** By path, such as `/workloads.html`: pages and scripts that were made for the bench. */
  made: Readonly<Record<string, string>>
  /** Of recorders, by name: `/with/NAME/…` is the same page with this script first. */
  recorders: Readonly<Record<string, string>>
  /** Served below `/folder/`, where there is one. */
  folder?: string | undefined
  /** Whether a page of the folder that is shown in a frame has the script too. */
  isInFrames(recorder: string): boolean
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const WITH = /^\/with\/([^/]+)(\/.*)$/
const DAY_MS = 86_400_000

/** Pages of the bench on loopback, with or without a recorder in them, and what recorders send: taken and counted. */
export async function serveBench(content: BenchContent): Promise<BenchSite> {
  let captured = 0
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(404).end(String(error)))
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*')
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (request.method !== 'GET') {
      for await (const part of request) if (!isAboutRecorder(pathname)) captured += (part as Buffer).length
      return send(response, '.json', JSON.stringify(answerRecorder(pathname)))
    }
    if (pathname.startsWith('/array/')) return send(response, '.json', JSON.stringify(answerRecorder(pathname)))
    const [, recorder = 'none', path = pathname] = WITH.exec(pathname) ?? []
    const [text, isTop] = await read(path.endsWith('/') ? `${path}index.html` : path)
    const script = content.recorders[recorder]
    if (path === '/recorder.js') return send(response, '.js', script ?? '')
    const hasScript = typeOf(path) === '.html' && script !== undefined && (isTop || content.isInFrames(recorder))
    if (!hasScript) return send(response, typeOf(path), text)
    const tag = `<script src="/with/${recorder}/recorder.js"></script>`
    send(
      response,
      '.html',
      text.toString().replace(/<head[^>]*>/i, (head) => head + tag),
    )
  }

  async function read(path: string): Promise<[string | Buffer, boolean]> {
    const made = content.made[path]
    if (made !== undefined || path === '/recorder.js') return [made ?? '', true]
    const file = resolve(content.folder ?? '/nowhere', `.${path.replace(/^\/folder/, '')}`)
    if (!content.folder || !path.startsWith('/folder/') || !file.startsWith(content.folder + sep))
      throw new Error(`nothing at ${path}`)
    return [await readFile(file), path === '/folder/index.html']
  }

  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  return {
    origin: `http://127.0.0.1:${port}`,
    takeCaptured() {
      const bytes = captured
      captured = 0
      return bytes
    },
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => void server.close(closed))
    },
  }
}

function typeOf(path: string): string {
  return path.endsWith('/') ? '.html' : extname(path)
}

function send(response: ServerResponse, extension: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': TYPES[extension] ?? 'application/octet-stream' }).end(body)
}

/** What a recorder's own server is asked before it records: not captured. */
function isAboutRecorder(path: string): boolean {
  return /\/(web\/start|flags\/?|decide\/?)$/.test(path)
}

/** Enough for each of the recorders to go on. */
function answerRecorder(path: string): object {
  if (path.endsWith('/web/start'))
    return {
      token: 'bench',
      userUUID: 'bench',
      projectID: '1',
      sessionID: '1',
      delay: 0,
      startTimestamp: Date.now(),
      beaconSizeLimit: 1_000_000,
      compressionThreshold: 24_000,
      expiration: Date.now() + DAY_MS,
    }
  return {
    status: 1,
    supportedCompression: ['gzip-js'],
    sessionRecording: { endpoint: '/s/', sampleRate: null, minimumDurationMilliseconds: 0, version: 'v2' },
    featureFlags: {},
    hasFeatureFlags: false,
  }
}
