import { S3mini } from 's3mini'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { checkS3, createS3Storage, type S3Access } from '@/server/s3-storage'
import { listKeys } from '@/server/storage'

import { startShareServer } from '../../browser/support/share-server'
import { hasCeph, startCeph, type Ceph } from './ceph'
import { describeContract } from './describe-contract'
import { describeShare, told, UPLOAD_SECRET } from './given-server'

const given = process.env['S3_ENDPOINT']

/** Against the store that is given (bucket in the address), or a Ceph of our own. */
describe.skipIf(!given && !hasCeph())('with an S3 store', () => {
  let ceph: Ceph | undefined
  let access: S3Access

  beforeAll(async () => {
    if (!given) ceph = await startCeph()
    access = ceph?.access ?? {
      endpoint: given!,
      region: process.env['S3_REGION'] ?? 'auto',
      accessKeyId: process.env['S3_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: process.env['S3_SECRET_ACCESS_KEY'] ?? '',
    }
    if (ceph) await new S3mini(access).createBucket()
  }, 120_000)
  afterAll(() => ceph?.stop())

  describeContract('S3', () => createS3Storage(access))

  it('creates once, whoever asks at the same time, and lists more than a page', async () => {
    const storage = createS3Storage(access)
    await checkS3(storage)
    const folder = `lists/${crypto.randomUUID()}/`
    const body = new Uint8Array([1, 2, 3])
    const asked = await Promise.all(Array.from({ length: 10 }, () => storage.create(`${folder}one`, body)))
    expect(asked.filter(Boolean)).toHaveLength(1)
    await Promise.all(Array.from({ length: 1_100 }, (_, index) => storage.replace(`${folder}n${index}`, body)))
    const listed = await listKeys(storage, folder)
    expect(listed).toHaveLength(1_101)
    expect(listed.every(({ bytes }) => bytes === 3)).toBe(true)
    expect(listed.map(({ key }) => key)).toEqual(listed.map(({ key }) => key).toSorted())
  })

  it('is one server to everybody, however many processes there are', async () => {
    const environment = {
      SHARE_S3_ENDPOINT: access.endpoint,
      SHARE_S3_REGION: access.region,
      SHARE_S3_ACCESS_KEY_ID: access.accessKeyId,
      SHARE_S3_SECRET_ACCESS_KEY: access.secretAccessKey,
      SHARE_UPLOAD_SECRET: UPLOAD_SECRET,
    }
    const servers = await Promise.all([startShareServer(environment), startShareServer(environment)])
    const [one, two] = servers.map(({ origin }) => origin) as [string, string]
    const share = describeShare({ now: Date.now() }, { views: 2 })
    const ask = (origin: string, method: string, rest: string, token: string, how: RequestInit = {}) =>
      fetch(`${origin}/api/shares/${share.id}${rest}`, {
        ...how,
        method,
        headers: { ...(how.headers as object), Authorization: `Bearer ${token}` },
      })
    expect((await ask(one, 'PUT', '', UPLOAD_SECRET, { body: JSON.stringify(share.order) })).status).toBe(201)
    // Parts go to both; one that both get is kept once.
    const puts = share.parts.flatMap((body, number) =>
      [one, two].map((origin) => ask(origin, 'PUT', `/parts/${number}`, share.owner, { body })),
    )
    const statuses = (await Promise.all(puts)).map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([201, 201, 201, 412, 412, 412])
    expect((await ask(two, 'POST', '/finish', share.owner)).status).toBe(200)

    const taken = await ask(one, 'POST', '/views', share.reader)
    const { lease } = (await taken.json()) as { lease: string }
    const headers = { 'Share-Lease': lease }
    for (const [number, part] of share.parts.entries()) {
      const got = await ask(two, 'GET', `/parts/${number}`, share.reader, { headers })
      expect(new Uint8Array(await got.arrayBuffer())).toEqual(part)
    }
    expect((await ask(two, 'POST', '/views', share.reader)).status).toBe(201)
    expect((await ask(one, 'POST', '/views', share.reader)).status).toBe(410)
    expect((await ask(two, 'DELETE', '', share.owner)).status).toBe(204)
    expect(await listKeys(createS3Storage(access), `shares/${share.id}/`)).toEqual([])
    expect(await told(ask(one, 'GET', '/parts/0', share.reader, { headers }))).toEqual([410, 'revoked'])
    await Promise.all(servers.map((server) => server.close()))
  })
})
