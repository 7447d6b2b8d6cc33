import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { startShareServer, type RunningServer } from '../../browser/support/share-server'
import { hash } from './given-server'

const random = () => randomBytes(16).toString('base64url')

describe('the share server as a process', () => {
  let server: RunningServer
  beforeAll(async () => {
    server = await startShareServer({ SHARE_PART_SECONDS: '2' })
  })
  afterAll(() => server.close())

  async function begin(bytes: number) {
    const [id, owner] = [random(), random()]
    const order = { readerHash: hash(random()), ownerHash: hash(owner), partBytes: [10, bytes], views: null }
    const body = JSON.stringify({ ...order, expiresAt: Date.now() + 86_400_000 })
    const headers = { Authorization: `Bearer ${server.uploadSecret}` }
    expect((await fetch(`${server.origin}/api/shares/${id}`, { method: 'PUT', body, headers })).status).toBe(201)
    return { id, owner }
  }

  /** What comes back on a connection that sends this and then nothing, until the other side ends it. */
  const sendAndWait = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const { hostname, port } = new URL(server.origin)
      const socket = connect(Number(port), hostname)
      let got = ''
      socket.setEncoding('utf8')
      socket.on('data', (data) => (got += String(data)))
      socket.on('close', () => resolve(got))
      socket.on('error', reject)
      socket.write(text)
    })
  const head = (id: string, owner: string, length: number) =>
    `PUT /api/shares/${id}/parts/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${owner}\r\nContent-Length: ${length}\r\n`

  it('cuts off a head that does not end', async () => {
    expect(await sendAndWait('GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ')).toMatch(/^(HTTP\/1\.1 408|$)/)
  })

  it('cuts off a body that does not come', async () => {
    const { id, owner } = await begin(1_000)
    const answer = await sendAndWait(`${head(id, owner, 1_000)}\r\nsome of it`)
    expect(answer).toMatch(/^HTTP\/1\.1 408/)
    expect(answer).toContain('too slow')
  })

  it('cuts off a body that is larger than was told, before it has come', async () => {
    const { id, owner } = await begin(1_000)
    const answer = await sendAndWait(`${head(id, owner, 8_000_000_000)}\r\n${'x'.repeat(100)}`)
    expect(answer).toMatch(/^HTTP\/1\.1 413/)
  })

  it('lets what runs come to its end when it is asked to stop', async () => {
    const { id, owner } = await begin(1_000)
    let push: ((data: Uint8Array | null) => void) | undefined
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        push = (data) => (data ? controller.enqueue(data) : controller.close())
      },
    })
    const headers = { Authorization: `Bearer ${owner}` }
    const how = { method: 'PUT', body, headers, duplex: 'half' } as RequestInit
    const putting = fetch(`${server.origin}/api/shares/${id}/parts/1`, how)
    push!(new Uint8Array(400))
    // Until it has come in.
    await waitFor(async () => (await server.readNames()).some((name) => name.startsWith('spool/')))
    const stopped = server.stop()
    await waitFor(async () => server.log().includes('"stopping"'))
    push!(new Uint8Array(600))
    push!(null)
    expect((await putting).status).toBe(201)
    expect(await stopped).toBe(0)
    await server.start()
  })

  it('names everything that is wrong with how it is set, and does not start', () => {
    const run = (...flags: string[]) => spawnSync(process.execPath, ['server/main.ts', ...flags], { encoding: 'utf8' })
    const wrong = run('--port', 'x', '--trust-proxy', 'maybe', '--s3-endpoint', 'https://s3.test/b')
    expect(wrong.status).toBe(2)
    for (const name of ['SHARE_PORT', 'SHARE_TRUST_PROXY', 'SHARE_S3_ACCESS_KEY_ID'])
      expect(wrong.stderr).toContain(`${name}: `)
    expect(run('--nonsense').stderr).toContain('--nonsense')
    expect(run('--help').stdout).toContain('SHARE_UPLOAD_SECRET')
  })
})

async function waitFor(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 20))
}
