import { describe, expect, it } from 'vitest'

import { compileRules, isSelectorFor } from '@/lib/masking/compile-rules'
import { decideVerdict } from '@/lib/masking/decide-verdict'
import { MARKERS } from '@/lib/masking/markers'
import { DEFAULT_RULES, type MaskLevel, type MaskRules } from '@/lib/model/rules'

import { openPage } from './live-page'

function judge(html: string, rules: Partial<MaskRules> = {}): string {
  const { document, verdicts } = openPage(html, rules)
  return verdicts.of(document.querySelector('#it')!)
}

/** An attribute or a class that a marker's selector matches. */
function writeMarker(selector: string): string {
  if (selector.startsWith('.')) return `class="${selector.slice(1)}"`
  const [, name, value] = /^\[([\w-]+)(?:="([^"]*)"[^\]]*)?\]/.exec(selector)!
  return `${name}="${value ?? ''}"`
}

const LISTED = Object.entries(MARKERS).flatMap(([tool, markers]) =>
  (['mask', 'block', 'ignore', 'show'] as const).flatMap((meaning) =>
    markers[meaning].map((selector): [string, string, string] => [tool, meaning, selector]),
  ),
)

describe('markers of other tools', () => {
  it.each(LISTED.filter(([, meaning]) => meaning === 'mask'))('%s: %s by %s', (_, __, selector) => {
    expect(judge(`<p ${writeMarker(selector)}><b id=it>x</b></p>`)).toBe('masked')
  })
  it.each(LISTED.filter(([, meaning]) => meaning === 'block'))('%s: %s by %s', (_, __, selector) => {
    expect(judge(`<p ${writeMarker(selector)}><b id=it>x</b></p>`)).toBe('blocked')
  })
  it.each(LISTED.filter(([, meaning]) => meaning === 'ignore'))('%s: %s by %s', (_, __, selector) => {
    const { document, verdicts } = openPage(`<input id=it ${writeMarker(selector)}>`)
    expect(verdicts.isIgnored(document.querySelector('#it')!)).toBe(true)
  })
  it.each(LISTED.filter(([, meaning]) => meaning === 'show'))('%s: %s by %s', (_, __, selector) => {
    const marked = `<p ${writeMarker(selector)}><b id=it>x</b></p>`
    expect(judge(`<div class="rr-mask">${marked}</div>`)).toBe('shown')
    expect(judge(marked, { level: 'strict' })).toBe('masked')
    expect(judge(`<input id=it ${writeMarker(selector)}>`)).toBe('input')
  })
})

describe('decideVerdict', () => {
  it.each<[string, MaskLevel, string]>([
    ['<p id=it>', 'light', 'shown'],
    ['<p id=it>', 'medium', 'shown'],
    ['<p id=it>', 'strict', 'masked'],
    ['<input id=it>', 'light', 'shown'],
    ['<input id=it>', 'medium', 'input'],
    ['<input id=it>', 'strict', 'masked'],
    ['<input id=it type=PASSWORD>', 'light', 'input'],
    ['<input id=it type=hidden>', 'light', 'input'],
    ['<input id=it type=email>', 'light', 'input'],
    ['<input id=it type=tel>', 'light', 'input'],
    ['<input id=it autocomplete="billing cc-number">', 'light', 'input'],
    ['<input id=it autocomplete=new-password type=text>', 'light', 'input'],
    ['<input id=it name=cardNumber>', 'light', 'input'],
    ['<select autocomplete=cc-exp-month><option id=it>7</select>', 'light', 'input'],
    ['<textarea id=it></textarea>', 'light', 'shown'],
    ['<textarea id=it></textarea>', 'medium', 'input'],
    ['<select><option id=it>7</select>', 'medium', 'input'],
    ['<div contenteditable><b id=it>x</b></div>', 'medium', 'input'],
    ['<div contenteditable=plaintext-only><b id=it>x</b></div>', 'medium', 'input'],
    ['<div contenteditable=false><b id=it>x</b></div>', 'medium', 'shown'],
    ['<img id=it>', 'medium', 'shown'],
    ['<img id=it>', 'strict', 'blocked'],
    ['<video id=it></video>', 'strict', 'blocked'],
    ['<canvas id=it></canvas>', 'strict', 'blocked'],
    ['<p class=rr-mask><img id=it></p>', 'medium', 'blocked'],
    ['<div contenteditable><img id=it></div>', 'medium', 'blocked'],
    ['<div contenteditable><img id=it></div>', 'light', 'shown'],
    ['<canvas id=it tabindex=0></canvas>', 'medium', 'shown'],
  ])('%s at %s is %s', (html, level, verdict) => {
    expect(judge(html, { level })).toBe(verdict)
  })

  const rules = { mask: ['.m'], block: ['.b'], show: ['.s'] }
  it.each([
    ['<p class=m><i class=s><b id=it>', 'shown'],
    ['<p class=s><i class=m><b id=it>', 'masked'],
    ['<p class=b><i class=s id=it>', 'blocked'],
    ['<p id=it class="s m b">', 'blocked'],
    ['<p id=it class="s m">', 'masked'],
    ['<p class=s><input id=it>', 'input'],
    ['<input id=it class=s>', 'shown'],
    ['<input id=it class=s type=password>', 'input'],
    ['<input id=it class=s data-rr-is-password=true>', 'masked'],
    ['<p class=m><input id=it class=s>', 'shown'],
    ['<p class=m><input id=it>', 'masked'],
  ])('the closest rule wins: %s is %s', (html, verdict) => {
    expect(judge(html, rules)).toBe(verdict)
  })

  it('shows at strict what a rule shows, pictures too', () => {
    expect(judge('<p class=s><img id=it>', { ...rules, level: 'strict' })).toBe('shown')
    expect(judge('<p class=s><input id=it>', { ...rules, level: 'strict' })).toBe('input')
  })

  it('leaves a selector out that is none, says so, and keeps the rest', () => {
    const { document, rules: compiled, verdicts } = openPage('<p class=m><i class=n>', { mask: ['.m', '..x', '.n'] })
    expect(compiled.refused).toEqual(['..x'])
    expect(verdicts.of(document.querySelector('p')!)).toBe('masked')
    expect(verdicts.of(document.querySelector('i')!)).toBe('masked')
  })

  it('asks little more than once of each element', () => {
    const row = '<tr><td>name</td><td><a href="/x">x</a></td><td><input></td><td><button>Go</button></td></tr>'
    const { document } = openPage(`<table>${row.repeat(125)}</table>`)
    const compiled = compileRules(DEFAULT_RULES, isSelectorFor(document))
    let count = 0
    const elements = [...document.querySelectorAll('table *')].slice(0, 1_000)
    for (const element of elements) {
      const { matches } = element
      const ask = (selector: string) => {
        count += 1
        return matches.call(element, selector)
      }
      Object.assign(element, { matches: ask })
      decideVerdict(element, compiled, 'shown')
    }
    expect(elements).toHaveLength(1_000)
    // Fields answer for their type as well.
    expect(count).toBeLessThan(1_200)
  })
})
