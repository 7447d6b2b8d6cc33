import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { Storage } from '@/server/storage'

import {
  ADMIN_SECRET,
  begin,
  DAY_MS,
  describeShare,
  givenServer,
  HOUR_MS,
  keysOf,
  putPart,
  takeLease,
  told,
  upload,
  type GivenServer,
} from './given-server'

/** What holds on every store. `open` gives a store, or none for the server's own folder. */
export function describeContract(name: string, open: () => Storage | undefined): void {
  describe(`the share server on ${name}`, () => {
    let given: GivenServer
    beforeEach(async () => {
      given = await givenServer({}, open())
    })
    afterEach(() => given.close())

    it('keeps parts as they came, and gives them to the reader', async () => {
      const share = await upload(given)
      const lease = await takeLease(given, share)
      for (const [number, part] of share.parts.entries()) {
        const headers = { 'Share-Lease': lease }
        const got = await given.ask('GET', `/api/shares/${share.id}/parts/${number}`, { token: share.reader, headers })
        expect(got.status).toBe(200)
        expect(new Uint8Array(await got.arrayBuffer())).toEqual(part)
      }
    })

    it('takes a share that is begun twice as one, and parts once, in any order and at the same time', async () => {
      const share = describeShare(given.clock)
      expect((await begin(given, share)).status).toBe(201)
      expect((await begin(given, share)).status).toBe(200)
      const other = { ...share, order: { ...share.order, ownerHash: '1'.repeat(64) } }
      expect(await told(begin(given, other))).toEqual([412, 'exists'])
      const path = `/api/shares/${share.id}`
      expect(await told(given.ask('POST', `${path}/finish`, { token: share.owner }))).toEqual([
        409,
        'parts are missing',
      ])
      const answers = await Promise.all([2, 1, 0, 1, 2, 0].map((number) => putPart(given, share, number)))
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 201, 201, 412, 412, 412])
      const listed = await given.ask('GET', `${path}/parts`, { token: share.owner })
      const parts = share.parts.map((part, number) => ({ number, bytes: part.length }))
      expect(await listed.json()).toEqual({ parts })
      expect((await given.ask('HEAD', `${path}/parts/1`, { token: share.owner })).status).toBe(200)
      for (const _ of [1, 2])
        expect((await given.ask('POST', `${path}/finish`, { token: share.owner })).status).toBe(200)
    })

    it('answers everything about a share with one 404 to whoever has not its token', async () => {
      const share = await upload(given)
      const gone = await upload(given)
      await given.ask('DELETE', `/api/shares/${gone.id}`, { token: gone.owner })
      const never = describeShare(given.clock)
      const seen = new Set<string>()
      const asks = [
        ['GET', ''],
        ['GET', '/parts'],
        ['GET', '/parts/0'],
        ['PUT', '/parts/0'],
        ['POST', '/finish'],
        ['PATCH', ''],
        ['DELETE', ''],
        ['POST', '/views'],
        ['POST', '/reports'],
      ] as const
      for (const { id } of [share, gone, never, { id: 'no-id' }])
        for (const [method, rest] of asks)
          for (const token of [undefined, 'A'.repeat(22), never.owner]) {
            const answer = await given.ask(method, `/api/shares/${id}${rest}`, { token })
            seen.add(JSON.stringify([answer.status, [...answer.headers], await answer.text()]))
          }
      // A reader is no owner either.
      const answer = await given.ask('DELETE', `/api/shares/${share.id}`, { token: share.reader })
      seen.add(JSON.stringify([answer.status, [...answer.headers], await answer.text()]))
      expect([...seen]).toHaveLength(1)
      expect([...seen][0]).toMatch(/^\[404.*not found/)
    })

    it('removes what was revoked from the store, and says so to who has the token, for 90 days', async () => {
      const share = await upload(given)
      const lease = await takeLease(given, share)
      const path = `/api/shares/${share.id}`
      expect((await given.ask('DELETE', path, { token: share.owner })).status).toBe(204)
      expect(await keysOf(given.storage, `shares/${share.id}/`)).toEqual([])
      const headers = { 'Share-Lease': lease }
      for (const ask of [
        given.ask('GET', `${path}/parts/0`, { token: share.reader, headers }),
        given.ask('POST', `${path}/views`, { token: share.reader }),
        given.ask('GET', path, { token: share.owner }),
        putPart(given, share, 0),
      ])
        expect(await told(ask)).toEqual([410, 'revoked'])
      expect(await told(begin(given, share))).toEqual([412, 'exists'])
      given.clock.now += 89 * DAY_MS
      await given.server.sweep()
      expect(await told(given.ask('POST', `${path}/views`, { token: share.reader }))).toEqual([410, 'revoked'])
      given.clock.now += 2 * DAY_MS
      await given.server.sweep()
      expect(await told(given.ask('POST', `${path}/views`, { token: share.reader }))).toEqual([404, 'not found'])
      expect(await keysOf(given.storage, `tombs/${share.id}`)).toEqual([])
    })

    it('says that a share has expired to the minute, and removes it by sweeping, in two processes at once', async () => {
      const share = await upload(given, { expiresAt: given.clock.now + HOUR_MS })
      const other = await givenServer({}, given.storage)
      const path = `/api/shares/${share.id}`
      given.clock.now += HOUR_MS - 1
      expect((await given.ask('POST', `${path}/views`, { token: share.reader })).status).toBe(201)
      given.clock.now += 1
      expect(await told(given.ask('POST', `${path}/views`, { token: share.reader }))).toEqual([410, 'expired'])
      given.clock.now += HOUR_MS
      other.clock.now = given.clock.now
      await Promise.all([given.server.sweep(), other.server.sweep()])
      expect(await keysOf(given.storage, `shares/${share.id}/`)).toEqual([])
      expect(await told(other.ask('POST', `${path}/views`, { token: share.reader }))).toEqual([410, 'expired'])
      await other.close()
    })

    it('keeps an extended share for as long as it was extended', async () => {
      const share = await upload(given, { expiresAt: given.clock.now + HOUR_MS })
      const path = `/api/shares/${share.id}`
      const expiresAt = given.clock.now + 10 * DAY_MS
      const body = JSON.stringify({ expiresAt })
      const extended = await given.ask('PATCH', path, { token: share.owner, body })
      expect(await extended.json()).toEqual({ status: 'finished', expiresAt, views: null, viewsTaken: 0 })
      given.clock.now += 9 * DAY_MS
      await given.server.sweep()
      expect((await given.ask('POST', `${path}/views`, { token: share.reader })).status).toBe(201)
      given.clock.now += 2 * DAY_MS
      await given.server.sweep()
      expect(await told(given.ask('GET', path, { token: share.owner }))).toEqual([410, 'expired'])
    })

    it('lets it be opened so many times and no more, however many ask at once of however many servers', async () => {
      const other = await givenServer({}, given.storage)
      const share = await upload(given, { views: 3 })
      const path = `/api/shares/${share.id}/views`
      const asked = [given, other, given, other, given, other, given, other]
      const answers = await Promise.all(asked.map(({ ask }) => told(ask('POST', path, { token: share.reader }))))
      expect(answers.filter(([status]) => status === 201)).toHaveLength(3)
      expect(answers.filter(([, reason]) => reason === 'no views left')).toHaveLength(5)
      const state = await given.ask('GET', `/api/shares/${share.id}`, { token: share.owner })
      expect(await state.json()).toMatchObject({ views: 3, viewsTaken: 3 })
      await other.close()
    })

    it('gives parts for a lease until it is over, for this share alone, and to the owner without one', async () => {
      const share = await upload(given)
      const another = await upload(given)
      const lease = await takeLease(given, share)
      const get = ({ id, reader }: typeof share, how: Record<string, string>) =>
        given.ask('GET', `/api/shares/${id}/parts/0`, { token: reader, headers: how })
      expect((await get(share, { 'Share-Lease': lease })).status).toBe(200)
      expect(await told(get(another, { 'Share-Lease': lease }))).toEqual([401, 'lease is over'])
      expect(await told(get(share, {}))).toEqual([404, 'not found'])
      const later = lease.replace(/^\d+/, (until) => String(Number(until) + DAY_MS))
      expect(await told(get(share, { 'Share-Lease': later }))).toEqual([401, 'lease is over'])
      given.clock.now += 5 * HOUR_MS
      expect(await told(get(share, { 'Share-Lease': lease }))).toEqual([401, 'lease is over'])
      expect((await given.ask('GET', `/api/shares/${share.id}/parts/0`, { token: share.owner })).status).toBe(200)
    })

    it('removes an upload that nobody finished after a day, and reads nothing of it to anybody before', async () => {
      const share = describeShare(given.clock)
      await begin(given, share)
      await putPart(given, share, 1)
      const path = `/api/shares/${share.id}`
      expect(await told(given.ask('POST', `${path}/views`, { token: share.reader }))).toEqual([409, 'not finished'])
      given.clock.now += 23 * HOUR_MS
      await given.server.sweep()
      expect((await putPart(given, share, 0)).status).toBe(201)
      given.clock.now += 2 * HOUR_MS
      await given.server.sweep()
      expect(await told(putPart(given, share, 2))).toEqual([410, 'never finished'])
      expect(await keysOf(given.storage, `shares/${share.id}/`)).toEqual([])
    })

    it('takes reports from readers, shows them to who runs it, and takes down', async () => {
      const share = await upload(given)
      const body = JSON.stringify({ text: 'this is not theirs to show' })
      const path = `/api/shares/${share.id}`
      expect((await given.ask('POST', `${path}/reports`, { token: share.reader, body })).status).toBe(202)
      expect(await told(given.ask('GET', '/api/admin/reports', { token: share.owner }))).toEqual([404, 'not found'])
      const { reports } = (await (await given.ask('GET', '/api/admin/reports', { token: ADMIN_SECRET })).json()) as {
        reports: unknown[]
      }
      expect(reports).toContainEqual({ shareId: share.id, text: 'this is not theirs to show', at: given.clock.now })
      expect((await given.ask('DELETE', `/api/admin/shares/${share.id}`, { token: ADMIN_SECRET })).status).toBe(204)
      expect(await told(given.ask('POST', `${path}/views`, { token: share.reader }))).toEqual([410, 'taken down'])
      expect(await keysOf(given.storage, `shares/${share.id}/`)).toEqual([])
    })
  })
}
