import { execFileSync } from 'node:child_process'

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { quoteForShell, writeCurl } from '@/lib/replay/write-curl'

/** What a real shell makes of the command: the arguments curl would get. */
function readArguments(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; ${command}`
  const told = execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' })
  return told.split('\0').slice(0, -1)
}

const hostile = [`it's`, '$(id)', '`id`', '"a"', 'a\\b', '!x', 'a\nb', "'; rm -rf ~ #", '\u001b[201~\nid\n', 'é ö', '']

describe('a request as a command', () => {
  it('means to a shell what was recorded, whatever that is', () => {
    for (const text of hostile) expect(readArguments(`curl ${quoteForShell(text)}`)).toEqual([text])
    const text = fc.string({ unit: 'binary' }).map((one) => one.replaceAll(/[\0\uD800-\uDFFF]/g, ''))
    const texts = fc.array(text, { minLength: 1 })
    fc.assert(
      fc.property(texts, (all) => {
        expect(readArguments(`curl ${all.map(quoteForShell).join(' ')}`)).toEqual(all)
      }),
      { numRuns: 40 },
    )
  })

  it('has its method, headers and body, masked as they are', () => {
    const requestHeaders = { 'content-type': 'application/json', cookie: '******', 'content-length': '3', 'x-none': '' }
    const command = writeCurl(
      { method: 'PUT', url: 'https://shop.test/cart?token=******&of[]=1' },
      { requestHeaders, requestBody: `{"note":"it's ******"}` },
    )
    expect(readArguments(command)).toEqual([
      '--globoff',
      '--url',
      'https://shop.test/cart?token=******&of[]=1',
      '--request',
      'PUT',
      '--header',
      'content-type: application/json',
      '--header',
      'cookie: ******',
      '--header',
      'x-none;',
      '--data-raw',
      `{"note":"it's ******"}`,
    ])
  })

  it('of a plain request is its address', () => {
    expect(writeCurl({ method: 'GET', url: 'https://shop.test/' })).toBe(`curl --globoff --url 'https://shop.test/'`)
  })

  it('lets nothing that was recorded be an option, a file or a second header', () => {
    const command = writeCurl(
      { method: '-o /etc/x', url: '-o/etc/x' },
      { requestHeaders: { '@/etc/passwd': 'a', 'x-a': 'b\r\nhost: evil' }, requestBody: '@/etc/passwd' },
    )
    expect(readArguments(command)).toEqual([
      '--globoff',
      '--url',
      '-o/etc/x',
      '--header',
      'x-a: b host: evil',
      '--data-raw',
      '@/etc/passwd',
    ])
  })
})
