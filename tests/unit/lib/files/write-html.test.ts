import { expect, test } from 'vitest'

import { decodeBase64 } from '@/lib/bundle/base64'
import { PARTS_MARK, TITLE_MARK } from '@/lib/bundle/template'
import { HTML_SIZE, writeHtml } from '@/lib/files/write-html'

import { writeTemplate } from '../../../../scripts/viewer-template.ts'

const template = writeTemplate({ script: 'run("$&")', style: 'a{}', hash: 'h' })
const write = async (title: string, bytes: Uint8Array<ArrayBuffer>, from = template) => {
  const parts = [{ name: 'body-0', bytes }]
  return (await Array.fromAsync(writeHtml({ template: from, title, parts }))).join('')
}

test('a part stands in a block that is no script, and is the same when it is read', async () => {
  const bytes = Uint8Array.from({ length: 100_003 }, (_, index) => (index * 31) % 256)
  const html = await write('Shop', bytes)
  const [, name, base64] = /<script type="application\/octet-stream" data-part="([^"]+)">([\w+/=]*)<\/script>/.exec(
    html,
  )!
  expect(name).toBe('body-0')
  expect(decodeBase64(base64!)).toEqual(bytes)
  expect(html).toContain('run("$&")')
  for (const mark of [TITLE_MARK, PARTS_MARK]) expect(html).not.toContain(mark)
})

test('a title is text, whatever is in it', async () => {
  const html = await write('</title><script>alert(1)</script>$&<!-- parts -->', new Uint8Array(1))
  expect(html).toContain(
    '<title>&lt;/title>&lt;script>alert(1)&lt;/script>$&&lt;!-- parts --></title>'.replace('$&', '$&amp;'),
  )
  expect(html.match(/data-part/g)).toHaveLength(1)
})

test('what is told of its size before is close to it', async () => {
  const html = await write('Shop', new Uint8Array(50_000))
  expect(Math.abs((html.length - template.length) / (50_000 * HTML_SIZE.perStoredByte) - 1)).toBeLessThan(0.01)
})

test('another page is refused', async () => {
  await expect(write('Shop', new Uint8Array(1), '<p>')).rejects.toThrow('not the page of a session')
})

test('the page may run its own script, connect to nobody and hold no frame of others', () => {
  const policy = /content-security-policy" content="([^"]+)"/.exec(template)![1]!
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'sha256-h'",
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data: blob:',
    'media-src data: blob:',
    "connect-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ])
})
