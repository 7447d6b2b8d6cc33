import { createServer, type AddressInfo } from 'node:net'

export interface Trap {
  origin: string
  /** The first line of everything that came; empty for a connection that said nothing. */
  readHits(): string[]
  close(): Promise<void>
}

/** A server that notices every connection, also one over which nothing is asked. */
export async function listenForAnything(): Promise<Trap> {
  const hits: { line: string }[] = []
  const server = createServer((socket) => {
    const hit = { line: '' }
    hits.push(hit)
    socket.on('error', () => undefined)
    socket.once('data', (bytes) => {
      hit.line = bytes.toString().split('\r\n')[0]!
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    readHits: () => hits.map(({ line }) => line),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
