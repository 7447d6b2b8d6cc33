import { runInThisContext } from 'node:vm'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { joinText, Placeholders } from '@/lib/files/flow/open-text'
import { quote, writePlaceholders, writeRemark, writeText, writeUrl, writeUrlPattern } from '@/lib/files/flow/write-js'

/** What a script makes of an expression. */
const evaluate = (expression: string): unknown => runInThisContext(`(() => { return ${expression} })()`)

const LETTERS = 'ab*/\\\'"`$.{}()[]|^+?\n\r\u2028\u2029</'.split('')
const words = fc.string({ unit: fc.constantFrom(...LETTERS, '<!--', '${x}') })

test('a text is itself in a script, and nothing more', () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(evaluate(quote(text))).toBe(text)
    }),
  )
})

test('a remark stays on its line', () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(evaluate(`1 ${writeRemark(text)}\n`)).toBe(1)
    }),
  )
})

test('where a step led is told by the end of its address, whatever is in it', () => {
  fc.assert(
    fc.property(words, (path) => {
      const pattern = evaluate(writeUrlPattern({ url: [`https://shop.test/${path}`], title: '' })) as RegExp
      expect(pattern.test(`http://127.0.0.1:1/${path}`)).toBe(true)
      expect(pattern.test(`http://127.0.0.1:1/${path}!`)).toBe(false)
    }),
  )
})

test('what was masked is named by its field or its key in an address, and stands open', () => {
  const placeholders = new Placeholders()
  const url = placeholders.openUrl('https://shop.test/u/******/p?q-r=***&sort=up#a')
  expect(writeUrl(url, 'https://shop.test')).toBe('ORIGIN + "/u/" + PART + "/p?q-r=" + Q_R + "&sort=up#a"')
  expect(joinText(url, ({ name }) => `{{${name}}}`)).toBe('https://shop.test/u/{{PART}}/p?q-r={{Q_R}}&sort=up#a')
  expect(writeUrlPattern({ url, title: '' })).toBe('/\\/u\\/.*\\/p\\?q-r=.*&sort=up#a$/')
  expect(writeText(placeholders.openValue('******', 'Your é-mail 2!'))).toBe('YOUR_E_MAIL_2')
  expect(writeText(placeholders.openValue('******', 'Origin'))).toBe('ORIGIN_VALUE')
  expect(writeText(placeholders.openValue('******', '名前'))).toBe('VALUE')
  expect(writeText(placeholders.openValue('', 'Name'))).toBe("''")
  expect(writeText(placeholders.openValue('as it was', 'Name'))).toBe('"as it was"')
  const script = writePlaceholders(placeholders.all).join('\n').replaceAll('process.env', '({})')
  expect(evaluate(`(() => { ${script}; return [PART, Q_R, ORIGIN_VALUE] })()`)).toEqual(['TODO', 'TODO', 'TODO'])
})
