import { signal } from '@preact/signals'
import { parseHTML } from 'linkedom'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { MAX_SNIPPET_CHARACTERS, TRY_DELAY_MS } from '@/components/settings/limits'
import { TrialModel } from '@/components/settings/trial-model'
import { DEFAULT_RULES } from '@/lib/model/rules'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open() {
  const rules = signal({ ...DEFAULT_RULES, sites: [{ pattern: 'bank.test', level: 'strict' as const }] })
  const parse = vi.fn<(html: string) => Document>(
    (html) => parseHTML(`<html><head></head><body>${html}</body></html>`).document,
  )
  const trial = new TrialModel({ rules, parse, isSelector: () => true })
  const write = (html: string) => {
    trial.writeHtml(html)
    vi.advanceTimersByTime(TRY_DELAY_MS)
  }
  const readMarkup = () => {
    const result = trial.result.value
    return result.state === 'shown' ? result.lines.map((line) => line.markup) : result.state
  }
  return { trial, rules, parse, write, readMarkup }
}

test('nothing is tried until typing pauses', () => {
  const { trial, readMarkup } = open()
  trial.writeHtml('<p>Hi</p>')
  vi.advanceTimersByTime(TRY_DELAY_MS - 1)
  trial.writeHtml('<p>Hi you</p>')
  vi.advanceTimersByTime(TRY_DELAY_MS - 1)
  expect(readMarkup()).toBe('empty')
  vi.advanceTimersByTime(1)
  expect(readMarkup()).toEqual(['<p>Hi you</p>'])
})

test('the level is the one of the address, or the one that is picked', () => {
  const { trial, write, readMarkup } = open()
  write('<p>Hi</p>')
  expect([trial.pageLevel.value, readMarkup()]).toEqual(['medium', ['<p>Hi</p>']])
  trial.writeUrl('bank.test/pay')
  expect([trial.pageLevel.value, readMarkup()]).toEqual(['strict', ['<p>**</p>']])
  trial.chooseLevel('light')
  expect([trial.pageLevel.value, readMarkup()]).toEqual(['light', ['<p>Hi</p>']])
})

test.each(['two words', 'https://', 'http://[x'])('%j is no address, and says so', (typed) => {
  const { trial } = open()
  trial.writeUrl(typed)
  expect(trial.urlProblem.value).toContain('no address of a page')
})

test('rules that change are tried at once', () => {
  const { rules, write, readMarkup } = open()
  write('<p class="a">Hi</p>')
  rules.value = { ...rules.value, mask: ['.a'] }
  expect(readMarkup()).toEqual(['<p class="a">**</p>'])
})

test('what is too long is not even parsed', () => {
  const { parse, write, readMarkup } = open()
  write('x'.repeat(MAX_SNIPPET_CHARACTERS + 1))
  expect([readMarkup(), parse.mock.calls.length]).toEqual(['too long', 0])
})

test('what leaves nothing to store says so', () => {
  const { write, readMarkup } = open()
  write(' ')
  expect(readMarkup()).toBe('empty')
  write('</b>')
  expect(readMarkup()).toBe('nothing')
})
