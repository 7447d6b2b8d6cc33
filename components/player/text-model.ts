import { computed, createModel, effect, signal } from '@preact/signals'

import { checkWish } from '@/lib/edits/check-wish'
import type { EditWish } from '@/lib/model/edit'

import { SEARCH_PAUSE_MS } from './limits'

export interface TextGivens {
  hasText: (text: string, stop: AbortSignal) => Promise<boolean>
  add: (wish: EditWish) => Promise<boolean>
}

export type TextFinding = 'nothing asked' | 'looking' | 'found' | 'missing' | 'failed'

/** A text has no place in time. */
const ANY_SPAN = { startedAt: 0, endedAt: 0 }

/** A text that is to go from everywhere. It is looked for while it is typed; one that is nowhere is not taken. */
export const TextModel = createModel(({ hasText, add }: TextGivens) => {
  const text = signal('')
  /** How often a text came from elsewhere: the field is where to go on then. */
  const suggestions = signal(0)
  const finding = signal<TextFinding>('nothing asked')
  const wasSent = signal(false)
  const checked = computed(() => checkWish({ kind: 'text', text: text.value }, ANY_SPAN))
  const problem = computed(() => {
    if (finding.value === 'missing') return 'Nothing in this session contains this text.'
    const check = checked.value
    return check.ok || (!wasSent.value && text.value.trim() === '') ? null : check.reason
  })
  let search = new AbortController()

  const look = async (): Promise<void> => {
    search.abort()
    search = new AbortController()
    const { signal: stop } = search
    const check = checked.peek()
    if (!check.ok || check.wish.kind !== 'text') return
    finding.value = 'looking'
    try {
      const isThere = await hasText(check.wish.text, stop)
      if (!stop.aborted) finding.value = isThere ? 'found' : 'missing'
    } catch (error) {
      if (stop.aborted) return
      console.error(error)
      finding.value = 'failed'
    }
  }

  effect(() => {
    if (!checked.value.ok) return undefined
    const timer = setTimeout(() => void look(), SEARCH_PAUSE_MS)
    return () => clearTimeout(timer)
  })
  effect(() => () => search.abort())

  const setText = (next: string) => {
    if (next === text.peek()) return
    search.abort()
    finding.value = 'nothing asked'
    wasSent.value = false
    text.value = next
  }

  /** Answers whether it is taken out; what is typed stays when it is not. */
  const remove = async (): Promise<boolean> => {
    wasSent.value = true
    const check = checked.peek()
    if (!check.ok) return false
    await look()
    if (finding.peek() !== 'found' || !(await add(check.wish))) return false
    setText('')
    return true
  }

  /** From an event, an element, a selection. */
  const suggest = (words: string) => {
    setText(words)
    suggestions.value += 1
  }

  return { text, suggestions, finding, problem, setText, suggest, remove }
})

export type TextState = InstanceType<typeof TextModel>
