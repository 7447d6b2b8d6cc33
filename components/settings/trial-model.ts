import { computed, createModel, effect, signal, type ReadonlySignal } from '@preact/signals'

import { decideLevel } from '@/lib/sites/decide-level'
import type { MaskLevel, MaskRules } from '@/lib/model/rules'

import { MAX_SNIPPET_CHARACTERS, TRY_DELAY_MS } from './limits'
import type { SnippetLine } from './list-snippet-lines'
import { trySnippet } from './try-snippet'

export interface TrialGivens {
  rules: ReadonlySignal<MaskRules>
  /** Makes an inert document: nothing in it runs or is requested. */
  parse: (html: string) => Document
  isSelector: (text: string) => boolean
}

/** One of the levels, or the one that is set for the address. */
export type TrialLevel = MaskLevel | 'as set'

export type TrialResult =
  | { state: 'empty' }
  | { state: 'too long' }
  | { state: 'nothing' }
  | { state: 'shown'; lines: SnippetLine[] }

/** A piece of HTML and what the rules make of it. Nothing of it is kept. */
export const TrialModel = createModel(({ rules, parse, isSelector }: TrialGivens) => {
  const html = signal('')
  const url = signal('')
  const level = signal<TrialLevel>('as set')
  /** What was typed when typing last paused. */
  const settled = signal('')
  effect(() => {
    const text = html.value
    const timer = setTimeout(() => (settled.value = text), TRY_DELAY_MS)
    return () => clearTimeout(timer)
  })

  const page = computed(() => readAddress(url.value))
  const urlProblem = computed(() =>
    page.value === null ? 'This is no address of a page. Write for example https://shop.example/cart.' : null,
  )
  const pageLevel = computed(() => {
    if (level.value !== 'as set') return level.value
    return page.value ? decideLevel(rules.value, page.value) : rules.value.level
  })
  const document = computed(() => (settled.value.length > MAX_SNIPPET_CHARACTERS ? null : parse(settled.value)))
  const result = computed((): TrialResult => {
    if (settled.value.trim() === '') return { state: 'empty' }
    if (!document.value) return { state: 'too long' }
    const pageRules = { ...rules.value, level: pageLevel.value }
    const lines = trySnippet(document.value, settled.value, pageRules, isSelector)
    return lines.length === 0 ? { state: 'nothing' } : { state: 'shown', lines }
  })
  const writeHtml = (text: string) => {
    html.value = text
  }
  const writeUrl = (text: string) => {
    url.value = text
  }
  const chooseLevel = (next: TrialLevel) => {
    level.value = next
  }
  return { html, url, urlProblem, level, pageLevel, result, writeHtml, writeUrl, chooseLevel }
})

export type Trial = InstanceType<typeof TrialModel>

/** Nothing is no address yet, and nothing wrong; a host alone is meant as one. */
function readAddress(typed: string): string | null {
  const text = typed.trim()
  if (text === '') return ''
  // Browsers do not agree on whether a host may have a space.
  if (/\s/.test(text)) return null
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  return URL.canParse(address) && new URL(address).hostname !== '' ? address : null
}
