import { beforeAll, describe, expect, it } from 'vitest'

import { maskAssets } from '@/lib/ingest/mask-assets'
import { createMasker } from '@/lib/masking/create-masker'
import { maskEvents } from '@/lib/masking/mask-events'
import { hasMark } from '@/lib/masking/mask-url'
import { DEFAULT_RULES } from '@/lib/model/rules'

import { buildElement, buildSnapshot, T0 } from '../../../fixtures/rrweb-events'

const BASE = 'https://shop.test/of/anna/'
let key: CryptoKey
let otherKey: CryptoKey

async function importKey(text: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(text), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
}

beforeAll(async () => {
  key = await importKey('one')
  otherKey = await importKey('other')
})

const show = (...urls: string[]) =>
  buildSnapshot(T0, buildElement(2, 'body', {}, ...urls.map((src, index) => buildElement(index + 3, 'img', { src }))))
const mask = (urls: string[], keptBase = BASE, by = key) =>
  maskAssets([show(...urls)], { base: BASE, keptBase }, createMasker(DEFAULT_RULES), by)
const readSources = (events: readonly unknown[]) =>
  [...JSON.stringify(events).matchAll(/"src":"([^"]*)"/g)].map(([, src]) => src!)

describe('addresses of assets', () => {
  it('lose their query, and are told apart by marks that lead to the real ones', async () => {
    const { events, real } = await mask(['/face?of=anna', '/face?of=berta', '/face?of=anna'])
    const [anna, berta, again] = readSources(events)
    expect(anna).toMatch(/^https:\/\/shop\.test\/face\?of=\*{6}&afterimage=[0-9a-f]{16}$/)
    expect(anna).not.toBe(berta)
    expect(again).toBe(anna)
    expect([real.get(anna!), real.get(berta!)]).toEqual([
      'https://shop.test/face?of=anna',
      'https://shop.test/face?of=berta',
    ])
    expect(hasMark(anna!)).toBe(true)
  })

  it('stay as they are where nothing in them has to be masked', async () => {
    const { events, real } = await mask(['/leaf.svg', 'data:image/png;base64,AA==', 'x.png'])
    expect(readSources(events)).toEqual(['/leaf.svg', 'data:image/png;base64,AA==', 'x.png'])
    expect(real.size).toBe(0)
  })

  it('are written out where the address of the page cannot lead to them any more', async () => {
    const { events } = await mask(['x.png'], 'https://shop.test/of/******/')
    expect(readSources(events)).toEqual(['https://shop.test/of/anna/x.png'])
  })

  it('have another mark in another session', async () => {
    const [one, other] = await Promise.all([mask(['/face?of=anna']), mask(['/face?of=anna'], BASE, otherKey)])
    expect(readSources(one.events)).not.toEqual(readSources(other.events))
  })

  it('keep their mark when the last word is spoken, and lose what has none', async () => {
    const { events } = await mask(['/face?of=anna'])
    expect(readSources(maskEvents(events, DEFAULT_RULES))).toEqual(readSources(events))
    expect(readSources(maskEvents([show('/face?of=anna')], DEFAULT_RULES))).toEqual(['/face?of=******'])
  })
})
