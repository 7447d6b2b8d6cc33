import type { eventWithTime } from '@rrweb/types'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { redactText } from '@/lib/edits/redact-text'
import { createTextRedactor } from '@/lib/edits/text-redactor'

import { formsOf } from '../../../browser/support/read-database'
import { buildSaid } from '../../../fixtures/rrweb-events'
import { add, element, find, increment, LATER, mutation, outline, page, read, text } from '../replay/state/page'
import { program, run } from '../replay/state/random-page'

const NAME = 'Zoë O\'Neil & "Söhne"'
const redactName = (whole: string) => createTextRedactor(NAME).redact(whole)
const redact = (events: readonly eventWithTime[], wanted = 'John Smith') =>
  redactText(events, createTextRedactor(wanted))
const bodyOf = (events: readonly eventWithTime[], at = LATER) => outline(find(read(events, at).root, 4))
const html = (whole: string) => whole.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

describe('a text is found', () => {
  test.each([
    ['as it is', NAME],
    ['in capitals', NAME.toUpperCase()],
    ['in small letters', NAME.toLowerCase()],
    ['decomposed', NAME.normalize('NFD')],
    ['over lines', NAME.replaceAll(' ', '\n\t ')],
    ['in an address', encodeURIComponent(NAME)],
    ['in an address, encoded twice', encodeURIComponent(encodeURIComponent(NAME))],
    ['in an address as a form writes it', encodeURIComponent(NAME).replaceAll('%20', '+')],
    ['in JSON', JSON.stringify(NAME).slice(1, -1)],
    ['in JSON inside of JSON', JSON.stringify(JSON.stringify(NAME)).slice(3, -3)],
    ['in JSON of ASCII', JSON.stringify(NAME).slice(1, -1).replaceAll('ë', '\\u00EB').replaceAll('ö', '\\u00f6')],
    ['in HTML', html(NAME)],
    ['in HTML by numbers', html(NAME).replaceAll('ë', '&#xEB;').replaceAll('ö', '&#246;').replaceAll(' ', '&nbsp;')],
    ['in CSS', NAME.replaceAll('ë', '\\eb ').replaceAll('"', '\\"').replaceAll('ö', '\\0000f6 ')],
  ])('%s', (_, form) => {
    const masked = redactName(`before ${form} after`)
    expect(masked).toMatch(/^before \*+ after$/)
    expect(redactName(masked)).toBe(masked)
  })

  test.each([NAME, NAME.toUpperCase(), NAME.toLowerCase()])('in base64 at any alignment: %s', (spelled) => {
    for (const shift of ['', 'x', 'xy', 'xyz']) {
      const encoded = Buffer.from(`${shift}${spelled}x`).toString('base64')
      const masked = redactName(`token=${encoded}&b`)
      expect(masked).toMatch(/^token=[^*]*\*{20,}[^*]*&b$/)
      const left = Buffer.from(masked.slice(6, -2).replaceAll('*', 'A'), 'base64').toString().toLowerCase()
      expect(left).not.toMatch(/neil|hne/)
    }
  })

  test('in the base64 of an address that holds a drawing', () => {
    const drawing = `<svg><text>${NAME}</text></svg>`
    const url = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`
    expect(redactName(`url("${url}")`)).toMatch(/^url\("data:image\/svg\+xml;base64,.*\*{20,}.*"\)$/)
  })

  test('in no picture where it is not', () => {
    const bytes = Buffer.from(Array.from({ length: 30_000 }, (_, index) => (index * index * 31 + index * 7) % 256))
    const url = `data:image/png;base64,${bytes.toString('base64')}`
    for (const short of ['ab', 'Jo', '12', 'abc', 'John', 'smith'])
      expect(createTextRedactor(short).redact(url)).toBe(url)
  })

  test('short, in base64 that is text all over', () => {
    const encoded = Buffer.from('{"user":"Jo Li","role":"admin"}').toString('base64')
    expect(createTextRedactor('Jo L').redact(encoded)).toContain('***')
  })

  test('with signs that mean something in an expression', () => {
    for (const odd of ['a.b*c', '(x)[y]', '$5+^2', 'a|b\\c', '100%', 'a*', '/x/', '😀😀', 'a-b']) {
      const { redact, has } = createTextRedactor(odd)
      expect(has(`before ${odd} after`)).toBe(true)
      expect(has(redact(`before ${odd} after ${odd}${odd}`))).toBe(false)
    }
  })

  test('and nothing else', () => {
    for (const other of ['', 'Zoe', 'Neil', 'O’Neil', '%', '\\', '&amp;']) expect(redactName(other)).toBe(other)
  })
})

describe('a redacted text', () => {
  test('stands nowhere in the events of a page', () => {
    const S = 'John Smith'
    const events = [
      ...page(
        element(
          5,
          'p',
          { title: S, 'data-john-smith': '1', style: `--x: "${S}"`, href: '/u?n=john+smith' },
          text(6, `Hi ${S}!`),
        ),
        element(7, 'style', { _cssText: `a::after{content:"${S}"}` }),
        element(8, 'john-smith'),
      ),
      { type: 4, data: { href: 'https://shop.test/john-smith?u=John%20Smith', width: 1, height: 1 }, timestamp: 2_000 },
      mutation(2_000, {
        texts: [{ id: 6, value: S }],
        attributes: [{ id: 5, attributes: { alt: S, style: { content: `"${S}"`, '--john smith': ['x', ''] } } }],
        adds: [add(4, element(9, 'img', { src: `/p/${encodeURIComponent(S)}.png` }))],
      }),
      increment(8, 2_000, { id: 7, adds: [{ rule: `b::after{content:'${S}'}`, index: 0 }] }),
      increment(9, 2_000, {
        id: 9,
        type: 0,
        commands: [{ property: 'fillText', args: [S, { rr_type: 'Blob', data: [{ base64: btoa(S) }] }] }],
      }),
      increment(13, 2_000, { id: 7, index: [0], set: { property: 'content', value: `"${S}"` } }),
      increment(15, 2_000, {
        id: 1,
        styleIds: [1],
        styles: [{ styleId: 1, rules: [{ rule: `i::after{content:"${S}"}` }] }],
      }),
      increment(16, 2_000, { define: { name: 'john-smith' } }),
      increment(10, 2_000, { family: S, fontSource: `url(/${S}.woff)`, buffer: false }),
      buildSaid({ kind: 'page view', url: 'https://shop.test/?u=john_smith', title: `${S} - Shop`, v: 's' }, 2_000),
      buildSaid({ kind: 'click', nodeId: 5, label: S, selector: `[title="${S}"]`, v: 's' }, 2_000),
      { type: 5, data: { tag: S, payload: { [S]: [S] } }, timestamp: 2_000 },
      {
        type: 6,
        data: { plugin: 'rrweb/console@1', payload: { payload: [JSON.stringify({ a: S })] } },
        timestamp: 2_000,
      },
    ] as unknown as eventWithTime[]
    const redacted = redact(events)
    expect(JSON.stringify(redacted)).not.toMatch(/john|smith/i)
    expect(JSON.stringify(redacted)).not.toContain(btoa(S))
    expect(redacted.map(({ type, timestamp }) => [type, timestamp])).toEqual(
      events.map(({ type, timestamp }) => [type, timestamp]),
    )
    expect(JSON.stringify(redacted)).toMatch(/"property":"fillText".*"property":"content".*"kind":"click"/)
    expect(redact(redacted)).toEqual(redacted)
  })

  test('is found over neighbouring texts and inline elements, and not over blocks', () => {
    const events = page(
      element(5, 'p', {}, text(6, 'I am Jo'), element(7, 'b', {}, text(8, 'hn')), text(9, ' Smith.')),
      element(10, 'div', {}, text(11, 'John')),
      element(12, 'div', {}, text(13, ' Smith')),
    )
    expect(bodyOf(redact(events))).toBe('body(p("I am **" b("**") "******.") div("John") div(" Smith"))')
  })

  test('is found where its parts come one after another, and its parts go wherever they stood', () => {
    const events = [
      ...page(element(5, 'p', {}, text(6, 'John '))),
      mutation(2_000, { adds: [add(5, element(7, 'i')), add(7, text(8, 'Sm'))] }),
      mutation(3_000, { texts: [{ id: 8, value: 'Smith' }] }),
      mutation(4_000, { texts: [{ id: 8, value: 'Jones' }] }),
    ]
    const redacted = redact(events)
    expect([1_500, 2_500, 3_500, 4_500].map((at) => bodyOf(redacted, at))).toEqual([
      'body(p("*****"))',
      'body(p("*****" i("Sm")))',
      'body(p("*****" i("*****")))',
      'body(p("*****" i("Jones")))',
    ])
  })

  test('leaves no value of a field that ever held it', () => {
    const type = (id: number, at: number, value: string) => increment(5, at, { id, text: value, isChecked: false })
    const events = [
      ...page(element(5, 'input', { value: 'Joh' }), element(6, 'textarea', {}, text(7, 'Jo')), element(8, 'input')),
      ...['J', 'Jo', 'John', 'John S', 'John Smith', ''].map((value, index) => type(5, 2_000 + index, value)),
      type(6, 2_100, 'john smith'),
      type(8, 2_200, 'J'),
      mutation(3_000, { attributes: [{ id: 5, attributes: { value: 'John Smi' } }] }),
    ]
    const redacted = JSON.stringify(redact(events))
    expect(redacted).not.toMatch(/Joh|"Jo"|john/)
    expect([...redacted.matchAll(/"text":"(.*?)"/g)].map(([, value]) => value)).toEqual([
      ...Array(5).fill('******'),
      '',
      '******',
      'J',
    ])
  })

  test('leaves a page as it is when it is not there', () => {
    const events = [
      ...page(element(5, 'img', { src: `data:image/png;base64,${'Jo'.repeat(50)}` }, text(6, 'Jane'))),
      buildSaid({ kind: 'left' }, 2_000),
    ]
    expect(redact(events, 'Jo')).toEqual(events)
  })

  test('leaves what elements are called, so that the page can be built', () => {
    const redacted = redact(page(element(5, 'div', { class: 'div' }, text(6, 'a div'))), 'div')
    expect(bodyOf(redacted)).toBe('body(div("a ***"))')
  })
})

const btoaOf = (plain: string) => Buffer.from(plain).toString('base64')

describe('any text', () => {
  const anyText = fc
    .string({ unit: 'grapheme', minLength: 2, maxLength: 12 })
    .filter((one) => /[^\s*]/.test(one) && one.trim().length >= 2)

  test('planted in any form is not there afterwards, and twice is once', () => {
    fc.assert(
      fc.property(anyText, fc.string(), fc.string(), (wanted, before, after) => {
        const plain = wanted.trim()
        if (!plain.isWellFormed()) return
        const { redact } = createTextRedactor(plain)
        const planted = [plain, encodeURIComponent(plain), JSON.stringify(plain).slice(1, -1)]
        const encoded = Buffer.byteLength(plain) < 5 ? [] : ['', 'x', 'xy'].map((shift) => btoaOf(`${shift}${plain}x`))
        for (const form of [...planted, ...encoded]) {
          const masked = redact(`${before} ${form} ${after}`)
          expect(formsOf(plain).filter((found) => masked.includes(found))).toEqual([])
          expect(masked).not.toContain(plain)
          expect(redact(masked)).toBe(masked)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('of any page goes, and the page can be built', () => {
    fc.assert(
      fc.property(program, fc.nat(1_000), (batches, index) => {
        const { events, model } = run(batches)
        const wanted = [...model.strings][index % model.strings.size]!
        const redacted = redact(events, wanted)
        expect(JSON.stringify(redacted)).not.toContain(wanted)
        expect(redacted.map(({ timestamp }) => timestamp)).toEqual(events.map(({ timestamp }) => timestamp))
        expect(redact(redacted, wanted)).toEqual(redacted)
        expect(read(redacted).skippedCount).toBe(read(events).skippedCount)
        expect(bodyOf(redacted).replaceAll(/"[^"]*"/g, '')).toBe(bodyOf(events).replaceAll(/"[^"]*"/g, ''))
      }),
      { numRuns: 200 },
    )
  })
})
