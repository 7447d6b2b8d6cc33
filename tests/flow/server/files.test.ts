import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { describeContract } from './describe-contract'
import { begin, describeShare, givenServer, putPart, told, upload } from './given-server'

describeContract('files', () => undefined)

describe('the share server', () => {
  it('takes shares from nobody who has not the upload secret', async () => {
    const given = await givenServer()
    expect(await told(begin(given, describeShare(given.clock), 'upload-secret-of-another'))).toEqual([
      401,
      'upload secret is wrong',
    ])
    await given.close()
  })

  it('refuses what cannot be an order, with its reason', async () => {
    const given = await givenServer({ MAX_SHARE_MB: 10 })
    const now = given.clock.now
    const wrong = [
      [{ partBytes: [1] }, 400],
      [{ partBytes: [1, 9 * 1024 * 1024] }, 413],
      [{ partBytes: Array.from({ length: 3 }, () => 4 * 1024 * 1024) }, 413],
      [{ partBytes: [1, 1.5] }, 413],
      [{ views: 0 }, 400],
      [{ views: 1_001 }, 400],
      [{ expiresAt: now + 60_000 }, 400],
      [{ expiresAt: now + 91 * 24 * 60 * 60_000 }, 400],
      [{ readerHash: 'x' }, 400],
    ] as const
    for (const [changes, status] of wrong) {
      const share = describeShare(given.clock, changes as never)
      expect((await told(begin(given, share)))[0], JSON.stringify(changes)).toBe(status)
    }
    await given.close()
  })

  it('cuts off a part that is longer than was told, refuses a shorter or damaged one, and keeps nothing of it', async () => {
    const given = await givenServer()
    const share = describeShare(given.clock)
    await begin(given, share)
    const path = `/api/shares/${share.id}/parts/1`
    const put = (body: BodyInit, headers = {}) => told(given.ask('PUT', path, { token: share.owner, body, headers }))
    let pulled = 0
    const endless = new ReadableStream({
      pull(controller) {
        pulled++
        controller.enqueue(new Uint8Array(10_000))
      },
    })
    expect(await put(endless)).toEqual([413, 'too large'])
    expect(pulled).toBeLessThan(12)
    expect(await put(new Uint8Array(69_999))).toEqual([400, 'not the size that was told'])
    expect(await put(share.parts[1]!, { 'Content-Digest': `sha-256=:${btoa('x'.repeat(32))}:` })).toEqual([
      400,
      'digest is wrong',
    ])
    expect(await readdir(join(given.folder, 'spool'))).toHaveLength(0)
    expect((await putPart(given, share, 1)).status).toBe(201)
    await given.close()
  })

  it('cuts off a part that does not come', async () => {
    const given = await givenServer({ PART_SECONDS: 1 })
    const share = describeShare(given.clock)
    await begin(given, share)
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) })
    const path = `/api/shares/${share.id}/parts/1`
    expect(await told(given.ask('PUT', path, { token: share.owner, body }))).toEqual([408, 'too slow'])
    expect(await readdir(join(given.folder, 'spool'))).toHaveLength(0)
    await given.close()
  })

  it('removes what a killed process left of bodies that came in, and not what comes in now', async () => {
    const given = await givenServer()
    const spool = join(given.folder, 'spool')
    await mkdir(spool, { recursive: true })
    for (const name of ['old', 'new']) await writeFile(join(spool, name), 'x')
    await utimes(join(spool, 'old'), 1_000, 1_000)
    await given.server.sweep()
    expect(await readdir(spool)).toEqual(['new'])
    await given.close()
  })

  it('is full when its shares are as large as it may hold', async () => {
    const given = await givenServer({ MAX_TOTAL_GB: 0 })
    expect(await told(begin(given, describeShare(given.clock)))).toEqual([507, 'store is full'])
    await given.close()
  })

  it('lets an address begin and ask so often, another one as well', async () => {
    const given = await givenServer({ SHARES_PER_HOUR: 2, READS_PER_MINUTE: 10 })
    const share = describeShare(given.clock)
    const answers: number[] = []
    for (const _ of Array.from({ length: 4 })) answers.push((await begin(given, share)).status)
    expect(answers).toEqual([201, 200, 429, 429])
    for (const _ of Array.from({ length: 6 })) await given.ask('GET', `/api/shares/${share.id}`)
    const refused = await given.ask('GET', `/api/shares/${share.id}`)
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60'])
    expect((await given.ask('GET', `/api/shares/${share.id}`, { address: '192.0.2.2' })).status).toBe(404)
    given.clock.now += 60_000
    expect((await given.ask('GET', `/api/shares/${share.id}`)).status).toBe(404)
    await given.close()
  })

  it('logs and counts without ids, tokens or addresses', async () => {
    const given = await givenServer()
    const share = await upload(given)
    await given.ask('POST', `/api/shares/${share.id}/views`, { token: share.reader })
    const metrics = await (await given.ask('GET', '/metrics')).text()
    expect(metrics).toContain('share_server_received_bytes_total{} 71300')
    const said = given.lines.join('\n') + metrics
    expect(said).toContain('/api/shares/:id/views')
    for (const secret of [share.id, share.reader, share.owner, '192.0.2.1']) expect(said).not.toContain(secret)
    await given.close()
  })

  it('stores tokens hashed', async () => {
    const given = await givenServer()
    const share = await upload(given)
    const order = await given.storage.read(`shares/${share.id}/order`)
    const text = await new Response(order!.body).text()
    for (const secret of [share.reader, share.owner]) expect(text).not.toContain(secret)
    await given.close()
  })

  it('answers browsers of other origins', async () => {
    const given = await givenServer()
    const asked = await given.ask('OPTIONS', '/api/shares/x/parts/1', {
      headers: { Origin: 'chrome-extension://x', 'Access-Control-Request-Method': 'PUT' },
    })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(asked.headers.get('Access-Control-Allow-Methods')).toContain('PUT')
    expect(asked.headers.get('Access-Control-Allow-Headers')).toContain('Share-Lease')
    await given.close()
  })
})
