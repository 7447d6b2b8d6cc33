import fc from 'fast-check'
import ece from 'http_ece'
import { describe, expect, it } from 'vitest'

import { readBase64url, writeBase64url } from '@/lib/share/base64url'
import { randomBytes } from '@/lib/share/bytes'
import { openRecords, sealRecords } from '@/lib/share/records'

const KEY = readBase64url('yqdlZ-tYemfogSmv7Ws5PQ')!
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

async function open(sealed: Uint8Array, key: Uint8Array) {
  const opened = await openRecords(new Uint8Array(sealed), new Uint8Array(key))
  if (!opened.ok) throw new Error(`record ${opened.record} is damaged`)
  return opened.bytes
}

describe('records of RFC 8188', () => {
  it('are those of its example 3.1', async () => {
    const example = 'I1BsxtFttlv3u_Oo94xnmwAAEAAA-NAVub2qFgBEuQKRapoZu-IxkIva3MEB1PD-ly8Thjg'
    expect(text(await open(readBase64url(example)!, KEY))).toBe('I am the walrus')
    const sealed = await sealRecords(
      new TextEncoder().encode('I am the walrus'),
      KEY,
      readBase64url('I1BsxtFttlv3u_Oo94xnmw')!,
      4096,
    )
    expect(writeBase64url(sealed)).toBe(example)
  })

  it('are those of its example 3.2: two records, padding, a key id', async () => {
    const example = 'uNCkWiNYzKTnBN9ji3-qWAAAABkCYTHOG8chz_gnvgOqdGYovxyjuqRyJFjEDyoF1Fvkj6hQPdPHI51OEUKEpgz3SsLWIqS_uA'
    expect(text(await open(readBase64url(example)!, readBase64url('BO3ZVPxUlnLORbVGMpbT1Q')!))).toBe('I am the walrus')
  })

  const bodies = fc.uint8Array({ maxLength: 700 })
  const sizes = fc.integer({ min: 18, max: 300 })

  it('are opened by http_ece, and those of http_ece by us', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, sizes, async (body, rs) => {
        const key = randomBytes(16)
        const how = { version: 'aes128gcm' as const, key: Buffer.from(key), rs }
        const ours = await sealRecords(new Uint8Array(body), key, randomBytes(16), rs)
        expect(new Uint8Array(ece.decrypt(Buffer.from(ours), how))).toEqual(body)
        expect(await open(ece.encrypt(Buffer.from(body), how), key)).toEqual(body)
      }),
    )
  })

  it('are refused where a bit is another one, at the record it stands in', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, sizes, fc.nat(), fc.integer({ min: 0, max: 7 }), async (body, rs, where, bit) => {
        const key = randomBytes(16)
        const sealed = await sealRecords(new Uint8Array(body), key, randomBytes(16), rs)
        const at = 21 + (where % (sealed.length - 21))
        sealed[at]! ^= 1 << bit
        expect(await openRecords(sealed, key)).toEqual({
          ok: false,
          reason: 'damaged',
          record: Math.floor((at - 21) / rs),
        })
      }),
    )
  })

  it('are refused when bytes are left out, put in or put at the end, at a record boundary or anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, sizes, fc.nat(), fc.integer({ min: 1, max: 320 }), async (body, rs, where, count) => {
        const key = randomBytes(16)
        const sealed = await sealRecords(new Uint8Array(body), key, randomBytes(16), rs)
        const at = 21 + (where % (sealed.length - 21))
        const rest = [...sealed.subarray(at)]
        const changed = [
          [...sealed.subarray(0, at)],
          [...sealed.subarray(0, at), ...rest.slice(count)],
          [...sealed.subarray(0, at), ...randomBytes(count), ...rest],
          [...sealed, ...randomBytes(count)],
        ]
        for (const one of changed) expect(await openRecords(Uint8Array.from(one), key)).toMatchObject({ ok: false })
      }),
    )
  })

  it('are refused when two of them change places', async () => {
    const key = randomBytes(16)
    const sealed = await sealRecords(randomBytes(400), key, randomBytes(16), 100)
    const [first, second] = [sealed.slice(21, 121), sealed.slice(121, 221)]
    sealed.set(second, 21)
    sealed.set(first, 121)
    expect(await openRecords(sealed, key)).toEqual({ ok: false, reason: 'damaged', record: 0 })
  })
})
