import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** What the viewer may do: its own script and style, its own server, nothing else; a replay in it inherits this. */
export const VIEWER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data: blob:',
  'media-src data: blob:',
  "connect-src 'self'",
  "worker-src 'self'",
  'frame-src about: blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The same page for every id: whether there is such a share is not told by it. */
export async function serveViewer(folder: string): Promise<Response> {
  return serveFile(folder, 'share-page.html', { 'Content-Security-Policy': VIEWER_POLICY, 'Cache-Control': 'no-cache' })
}

/** Fetched by the viewer as text, to put a session into; opened by itself it is empty and may do nothing. */
export async function serveTemplate(folder: string): Promise<Response> {
  return serveFile(folder, 'session-file.html', { 'Content-Security-Policy': "sandbox; default-src 'none'" })
}

/** Names of built files carry their hash: they are kept for ever. */
export async function serveAsset(folder: string, name: string): Promise<Response> {
  if (!/^[\w.-]+\.(js|css|svg|woff2)$/.test(name)) return new Response('not found', { status: 404 })
  // A worker has the policy it is served with, not that of its page.
  const policy = { 'Content-Security-Policy': "default-src 'none'; connect-src 'self'; script-src 'self'" }
  return serveFile(join(folder, 'assets'), name, { ...policy, 'Cache-Control': 'public, max-age=31536000, immutable' })
}

async function serveFile(folder: string, name: string, headers: Record<string, string>): Promise<Response> {
  try {
    const body = await readFile(join(folder, name))
    return new Response(body, { headers: { ...headers, 'Content-Type': TYPES[extname(name)]! } })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    return new Response('not found', { status: 404 })
  }
}
