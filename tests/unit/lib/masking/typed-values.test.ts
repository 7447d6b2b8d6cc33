import type { eventWithTime } from '@rrweb/types'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { maskTitles } from '@/lib/capture/mask-titles'
import { createTypedValues } from '@/lib/capture/typed-values'

import { buildClick, buildMeta, buildPageView } from '../../../fixtures/rrweb-events'
import { openPage } from './live-page'

function type(...values: string[]) {
  const typed = createTypedValues()
  for (const value of values) typed.see({ value, isConnected: true } as unknown as Element)
  return typed
}

function mask(typed: ReturnType<typeof createTypedValues>, event: eventWithTime): string {
  typed.mask(event)
  return JSON.stringify(event.data)
}

describe('what was typed into a masked field', () => {
  it.each([
    ['/find/Anna%20Berg', '/find/******'],
    ['/find/anna+berg/2', '/find/******/2'],
    ['/find/anna-berg?x', '/find/******?x'],
    ['https://anna-berg.test/anna%20berg', 'https://anna-berg.test/******'],
    ['/#/of/Anna Berg', '/#/of/******'],
    ['/find/annabergen', '/find/annabergen'],
  ])('is masked in the address %s', (url, masked) => {
    expect(mask(type('Anna Berg'), buildMeta(1, url))).toContain(`"href":"${masked}"`)
    expect(mask(type(' Anna  Berg '), buildPageView(1, url))).toContain(`"url":"${masked}"`)
  })

  it('is masked in titles and labels, whole words in any case', () => {
    expect(mask(type('Anna Berg'), buildPageView(1, '/', 'Welcome, ANNA BERG!'))).toContain('Welcome, ******!')
    expect(mask(type('Anna'), buildClick('Sign out Anna'))).toContain('Sign out ******')
    expect(mask(type('Anna'), buildClick('Annapurna'))).toContain('Annapurna')
  })

  it('is left where it is too short to be anything', () => {
    expect(mask(type('a', 'the'), buildClick('Go to the a'))).toContain('Go to the a')
  })

  it('is masked as it was at any moment of typing, and as it is at last', () => {
    const field = { value: 'Anna', isConnected: true }
    const typed = createTypedValues()
    typed.see(field as unknown as Element)
    field.value = 'Anna Berg'
    expect(mask(typed, buildClick('Anna'))).toContain('"******"')
    expect(mask(typed, buildClick('to Anna Berg'))).toContain('"to ******"')
  })

  it('is masked in any address that holds it, however it is encoded', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 40 }).filter((text) => text.trim().length >= 4)
    fc.assert(
      fc.property(value, (text) => {
        const wanted = text.trim()
        for (const encoded of [
          encodeURIComponent(wanted),
          new URLSearchParams([[wanted, '']]).toString().slice(0, -1),
        ]) {
          expect(mask(type(text), buildMeta(1, `https://shop.test/of/${encoded}`))).toContain('/of/******"')
        }
      }),
    )
  })

  it('takes no more memory than it may', () => {
    const typed = type(...Array.from({ length: 2_000 }, (_, index) => `value ${index}`))
    expect(mask(typed, buildClick('value 1999'))).toContain('"******"')
    expect(mask(typed, buildClick('value 7'))).toContain('"value 7"')
  })
})

describe('a title made of what was typed', () => {
  it.each(['snapshot', 'change', 'addition'])('is masked in a %s', (kind) => {
    const page = openPage('<p>Anna Berg</p>')
    const title = page.document.querySelector('title')!
    title.textContent = 'Order of Anna Berg'
    const tell = { snapshot: page.takeSnapshot, change: page.tellText, addition: page.tellAdded }[kind]!
    page.takeSnapshot()
    const event = tell(title.firstChild!)
    const nodeOf = (id: number) => (id === page.idOf(title.firstChild!) ? title.firstChild : null)
    maskTitles(event, nodeOf, type('Anna Berg').maskText)
    expect(JSON.stringify(event)).toContain('Order of ******')
    expect(JSON.stringify(event)).not.toContain('Order of Anna')
  })
})
