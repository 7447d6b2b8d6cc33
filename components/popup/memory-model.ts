import { createModel, signal } from '@preact/signals'

import { askOrTell, type Ask } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import type { Session } from '@/lib/model/session'

export interface MemoryGivens {
  tabId: number
  ask: Ask
  toasts: Toasts
  tell: (problem: string | null) => void
  readSession: (sessionId: string) => Promise<Session | undefined>
}

/** The rolling memory of a tab, made a session of. */
export const MemoryModel = createModel(({ tabId, ask, toasts, tell, readSession }: MemoryGivens) => {
  /** What was just saved and waits for its name. It may belong to other tabs as well, so it is not looked for by tab. */
  const saved = signal<Session | undefined>()
  const isSaving = signal(false)

  const save = async () => {
    tell(null)
    isSaving.value = true
    const answer = await askOrTell(ask('saveMemory', { tabId }), tell)
    isSaving.value = false
    if (!answer) return
    const { sessionId } = answer
    if (sessionId === null) return tell('Nothing was saved: the memory of this tab holds nothing yet.')
    saved.value = await askOrTell(readSession(sessionId), tell)
    toasts.show({ text: 'Saved what just happened.', link: describeWatchLink(sessionId) })
  }

  /** It has its name, or needs none. */
  const release = (sessionId: string) => {
    if (saved.peek()?.id === sessionId) saved.value = undefined
  }
  return { saved, isSaving, save, release }
})

export function describeWatchLink(sessionId: string): { label: string; href: string } {
  return { label: 'Watch', href: `/dashboard.html#/sessions/${sessionId}` }
}
