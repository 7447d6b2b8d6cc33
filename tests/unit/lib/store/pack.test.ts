import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { CODEC_GZIP } from '@/lib/model/chunk'
import { packEvents, unpackEvents, unpackText } from '@/lib/store/pack'

import { buildBody, buildClick, buildMeta, buildSnapshot } from '../../../fixtures/rrweb-events'

const EVENTS = [buildMeta(), buildSnapshot(), buildClick('Add to basket – 12 €')]

describe('packEvents and unpackEvents', () => {
  it('give back the events that went in', async () => {
    const { codec, body } = await packEvents(buildBody(...EVENTS))
    expect(codec).toBe(CODEC_GZIP)
    await expect(unpackEvents(codec, body)).resolves.toEqual(EVENTS)
  })

  it('give back any JSON, character for character', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), async (values) => {
        const json = JSON.stringify(values)
        const { codec, body } = await packEvents(json)
        await expect(unpackText(codec, body)).resolves.toBe(json)
      }),
    )
  })

  it('make what repeats itself small', async () => {
    const json = buildBody(...Array.from({ length: 1_000 }, () => buildClick('Buy')))
    const { body } = await packEvents(json)
    expect(body.byteLength).toBeLessThan(json.length / 50)
  })

  it.each([0, 2, 255, Number.NaN])('refuse the codec %d', async (codec) => {
    const { body } = await packEvents('[]')
    await expect(unpackEvents(codec, body)).rejects.toThrow(`unknown codec ${codec}`)
  })

  it('refuse bytes that were cut off anywhere', async () => {
    const { codec, body } = await packEvents(buildBody(...EVENTS))
    for (let length = 0; length < body.byteLength; length += 7) {
      await expect(unpackEvents(codec, body.slice(0, length))).rejects.toBeInstanceOf(Error)
    }
  })

  it('refuse one changed bit, or give back what went in', async () => {
    const { codec, body } = await packEvents(buildBody(...EVENTS))
    await fc.assert(
      fc.asyncProperty(fc.nat(body.byteLength - 1), fc.nat(7), async (at, bit) => {
        const damaged = body.slice()
        damaged[at]! ^= 1 << bit
        const outcome = await unpackEvents(codec, damaged).catch(() => 'refused' as const)
        // The header of gzip carries a time and a system that nobody reads.
        expect(outcome === 'refused' || JSON.stringify(outcome) === JSON.stringify(EVENTS)).toBe(true)
      }),
    )
  })

  it('refuse bytes that were never packed', async () => {
    await expect(unpackEvents(CODEC_GZIP, new TextEncoder().encode('[]'))).rejects.toBeInstanceOf(Error)
    await expect(unpackEvents(CODEC_GZIP, new Uint8Array(0))).rejects.toBeInstanceOf(Error)
  })
})
