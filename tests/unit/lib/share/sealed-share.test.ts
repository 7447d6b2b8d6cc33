import fc from 'fast-check'
import ece from 'http_ece'
import { describe, expect, it } from 'vitest'

import { randomBytes, type Bytes } from '@/lib/share/bytes'
import { gzip } from '@/lib/share/gzip'
import { DamagedShare, openShare } from '@/lib/share/open-share'
import { sealRecords } from '@/lib/share/records'

import { createKeys, FACTS, readAll, sealParts } from './sealed-share'

/** Nothing that gzip could make smaller. */
function kib(count: number): Bytes {
  const bytes = new Uint8Array(count * 1024)
  for (let at = 0; at < bytes.length; at += 65_536) bytes.set(randomBytes(Math.min(65_536, bytes.length - at)), at)
  return bytes
}

const damageOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'opened',
    (error: unknown) => (error instanceof DamagedShare ? [error.part, error.record] : error),
  )

describe('a sealed share', () => {
  it('gives back what was put in, in parts below the limit', async () => {
    const keys = await createKeys()
    const entries = {
      session: new TextEncoder().encode('{}'),
      empty: new Uint8Array(),
      chunks: kib(900),
      asset: kib(9_000),
    }
    const { parts, manifest } = await sealParts(entries, keys)
    expect(manifest).toMatchObject({
      ...FACTS,
      parts: [...parts].filter(([number]) => number > 0).map(([, part]) => part.length),
    })
    expect(Math.max(...manifest.parts)).toBeLessThan(8 * 1024 * 1024)
    expect(manifest.parts.length).toBeGreaterThan(2)
    const opened = await readAll(parts, keys)
    // Compared as buffers: element by element takes a quarter of a minute.
    for (const [name, bytes] of Object.entries(entries)) expect(Buffer.compare(opened[name]!, bytes)).toBe(0)
  })

  it('is opened by http_ece, part by part', async () => {
    const keys = await createKeys()
    const body = new TextEncoder().encode('<p>what the page showed</p>')
    const { parts } = await sealParts({ chunk: body }, keys)
    const key = Buffer.from(await keys.keyOfPart(1))
    const opened = ece.decrypt(Buffer.from(parts.get(1)!), { version: 'aes128gcm', key })
    expect(new Uint8Array(opened)).toEqual(await gzip(body))
  })

  it('fetches only the parts that are asked for, each once', async () => {
    const keys = await createKeys()
    const { parts } = await sealParts({ first: kib(1_000), second: kib(1_000), third: kib(1_000) }, keys)
    const fetched: number[] = []
    const opened = await openShare(keys, async (number) => {
      fetched.push(number)
      return parts.get(number)!
    })
    if (!opened.ok) throw new Error(opened.reason)
    await Promise.all([opened.share.readPart('third'), opened.share.readPart('third')])
    expect(fetched).toEqual([0, 3])
  })

  it('shows nothing of title, address or content', async () => {
    const keys = await createKeys()
    const { parts } = await sealParts({ chunk: new TextEncoder().encode('CANARY-IN-THE-PAGE') }, keys)
    const stored = Buffer.concat([...parts.values()]).toString('latin1')
    for (const text of ['CANARY', FACTS.title, 'shop.example', 'afterimage', 'chunk'])
      expect(stored).not.toContain(text)
  })

  it('is refused wherever a bit of any part is another one, and where bytes are missing or too many', async () => {
    const keys = await createKeys()
    const { parts } = await sealParts({ chunk: kib(200), other: kib(100) }, keys)
    const total = [...parts.values()].reduce((sum, part) => sum + part.length, 0)
    const change = fc.constantFrom('flip', 'remove', 'append', 'cut')
    await fc.assert(
      fc.asyncProperty(fc.nat(total - 1), fc.nat(7), change, async (where, bit, kind) => {
        let at = where
        const number = [...parts].find(([, part]) => at < part.length || ((at -= part.length), false))![0]
        const bytes = [...parts.get(number)!]
        if (kind === 'flip') bytes[at]! ^= 1 << bit
        if (kind === 'remove') bytes.splice(at, 1)
        if (kind === 'append') bytes.push(bit)
        if (kind === 'cut') bytes.splice(at)
        const damage = await damageOf(readAll(new Map(parts).set(number, Uint8Array.from(bytes)), keys))
        expect(damage).toEqual([number, expect.any(Number)])
      }),
      { numRuns: 150 },
    )
  })

  it('is refused at each single byte of its header', async () => {
    const keys = await createKeys()
    const { parts } = await sealParts({ chunk: kib(1) }, keys)
    for (let at = 0; at < 21; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = parts.get(1)!.slice()
        changed[at]! ^= 1 << bit
        expect(await damageOf(readAll(new Map(parts).set(1, changed), keys))).toEqual([1, 0])
      }
    }
  })

  it('is refused when two parts of one size change places', async () => {
    const keys = await createKeys()
    const { parts } = await sealParts({ a: kib(1_000), b: kib(1_000) }, keys)
    expect(parts.get(1)!.length).toBe(parts.get(2)!.length)
    const swapped = new Map(parts).set(1, parts.get(2)!).set(2, parts.get(1)!)
    expect(await damageOf(readAll(swapped, keys))).toEqual([1, 0])
  })

  it('is not opened by another secret, another password, or without it', async () => {
    const secret = randomBytes(16)
    const keys = await createKeys(secret, 'correct horse')
    const { parts } = await sealParts({ a: kib(1) }, keys)
    expect(Object.keys(await readAll(parts, await createKeys(secret, 'correct horse')))).toEqual(['a'])
    for (const wrong of [await createKeys(), await createKeys(secret), await createKeys(secret, 'Correct horse')]) {
      expect(wrong.readerToken).not.toBe(keys.readerToken)
      expect(await damageOf(readAll(parts, wrong))).toEqual([0, 0])
    }
  })

  it('of a newer version says so, with everything else in it unknown', async () => {
    const keys = await createKeys()
    const json = new TextEncoder().encode(JSON.stringify({ format: 'afterimage-share', version: 2, else: true }))
    const part = await sealRecords(await gzip(json), keys.manifestKey, randomBytes(16), 65_536)
    expect(await openShare(keys, async () => part)).toEqual({ ok: false, reason: 'newer version' })
  })
})
