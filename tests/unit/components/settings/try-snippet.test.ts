import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'

import { trySnippet } from '@/components/settings/try-snippet'
import { DEFAULT_RULES, type MaskRules } from '@/lib/model/rules'

/** Lines as indented markup, each with what became of it in front. */
function tryOn(html: string, rules: Partial<MaskRules> = {}): string[] {
  const isWhole = /<html/.test(html)
  const { document } = parseHTML(isWhole ? html : `<!doctype html><html><head></head><body>${html}</body></html>`)
  const lines = trySnippet(document, html, { ...DEFAULT_RULES, ...rules }, (text) => !text.includes('..'))
  return lines.map(({ depth, markup, meaning }) => `${'  '.repeat(depth)}${meaning ?? '-'} ${markup}`)
}

describe('a snippet', () => {
  it('is shown as it would be stored: fields masked, text shown', () => {
    expect(tryOn('<form><label>Name</label><input name="who" value="Jane"></form>')).toEqual([
      'shown <form>',
      '  shown <label>Name</label>',
      '  field <input name="who" value="******">',
      '- </form>',
    ])
  })

  it('at strict has nothing but its shape', () => {
    expect(tryOn('<p title="Jane">Hi <b>you</b></p><img src="a.png">', { level: 'strict' })).toEqual([
      'masked <p title="******">',
      '  masked **',
      '  masked <b>***</b>',
      '- </p>',
      'blocked <img>',
    ])
  })

  it('at light shows fields, but for those that hold secrets', () => {
    expect(tryOn('<input name="q" value="fern"><input type="password" value="x">', { level: 'light' })).toEqual([
      'shown <input name="q" value="fern">',
      'field <input type="password" value="******">',
    ])
  })

  it('has an empty box where it is blocked, and what is in it is not there', () => {
    expect(tryOn('<div id="a" class="b" data-x="secret"><p>secret</p></div>', { block: ['#a'] })).toEqual([
      'blocked <div class="b"></div>',
    ])
  })

  it('is masked and shown by selectors, the closest wins', () => {
    const rules = { mask: ['.a'], show: ['.b'] }
    expect(tryOn('<div class="a">one<p class="b">two</p></div>', rules)).toEqual([
      'masked <div class="a">',
      '  masked ***',
      '  shown <p class="b">two</p>',
      '- </div>',
    ])
  })

  it('tells what was found in what is shown, in text and in addresses', () => {
    const address = 'https://a.test/?page=2&key=secret'
    expect(tryOn(`<p>jane@shop.test</p><a href="${address}">on</a>`, { urls: { allowQuery: ['page'] } })).toEqual([
      'found <p>**************</p>',
      'found <a href="https://a.test/?page=2&key=******">on</a>',
    ])
  })

  it('keeps no script, and of a masked style no words', () => {
    const html = '<div class="m"><style>p::after{content:"Jane"}</style></div><script>steal("Jane")</script>'
    const lines = tryOn(html, { mask: ['.m'] }).join('\n')
    expect(lines).not.toContain('Jane')
    expect(lines).toContain('content:"****"')
    expect(lines).toContain('<script>SCRIPT_PLACEHOLDER</script>')
  })

  it('that is a whole page has its wraps, with their rules', () => {
    expect(tryOn('<html><body class="ph-no-capture"><p>x</p></body></html>')).toEqual([
      'shown <html>',
      '  blocked <body class="ph-no-capture"></body>',
      '- </html>',
    ])
  })

  it('goes on without a selector that is none', () => {
    expect(tryOn('<p class="a">x</p>', { mask: ['..', '.a'] })).toEqual(['masked <p class="a">*</p>'])
  })
})
