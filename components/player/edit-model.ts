import { computed, createModel, effect, signal, untracked, type ReadonlySignal } from '@preact/signals'

import type { Ask } from '@/components/parts/ask'
import type { Toasts } from '@/components/parts/toasts-model'
import { readValue, type QueryState } from '@/components/parts/query-state'
import type { Edit, EditWish } from '@/lib/model/edit'

import { describeDone } from './describe-edit'
import { NUDGE_MS } from './limits'
import type { SessionEdits } from './read-session-edits'

export type EditTool = 'element' | 'text' | 'trim'

export interface EditGivens {
  sessionId: string
  query: ReadonlySignal<QueryState<SessionEdits>>
  ask: Ask
  toasts: Toasts
}

/** What is taken out of a session: which tool is in hand, what was taken out and can still be undone, and for good. */
export const EditModel = createModel(({ sessionId, query, ask, toasts }: EditGivens) => {
  const isOn = signal(false)
  const tool = signal<EditTool | undefined>()
  const isConfirming = signal(false)
  const isAsked = signal(false)
  const edits = computed(() => readValue(query.value)?.edits ?? [])
  const pending = computed(() => edits.value.filter((edit) => edit.isPermanent === 0))
  const isBecomingPermanent = computed(() => isAsked.value || edits.value.some((edit) => edit.isPermanent === 1))

  const tell = (error: unknown) => {
    const said = error instanceof Error ? error.message : String(error)
    toasts.show({ text: `That could not be done. ${said}` })
  }

  /** The one notice that offers to undo something: it goes with what it offers. */
  let offer: { editId: string; toastId: number; wasPending: boolean } | undefined
  const withdrawOffer = () => {
    if (offer) toasts.dismiss(offer.toastId)
    offer = undefined
  }
  effect(() => {
    const isPending = pending.value.some(({ id }) => id === offer?.editId)
    if (offer?.wasPending && !isPending) untracked(withdrawOffer)
    else if (offer && isPending) offer.wasPending = true
  })

  /** A worker that was killed in the middle goes on when somebody asks. */
  effect(() => {
    if (!edits.value.some((edit) => edit.isPermanent === 1)) return undefined
    const timer = setInterval(() => void ask('makePermanent', { sessionId }).catch(() => undefined), NUDGE_MS)
    return () => clearInterval(timer)
  })

  const undo = async (editId: string) => {
    try {
      await ask('undoEdit', { editId })
    } catch (error) {
      tell(error)
    }
  }

  /** Answers whether it is done. */
  const add = async (wish: EditWish): Promise<boolean> => {
    try {
      const { editId } = await ask('addEdit', { sessionId, wish })
      withdrawOffer()
      const toastId = toasts.show({
        text: describeDone(wish),
        action: { label: 'Undo', run: () => void undo(editId) },
      })
      offer = { editId, toastId, wasPending: pending.peek().some(({ id }) => id === editId) }
      return true
    } catch (error) {
      tell(error)
      return false
    }
  }

  const makePermanent = async () => {
    if (isAsked.peek()) return
    isAsked.value = true
    withdrawOffer()
    try {
      await Promise.race([ask('makePermanent', { sessionId }), waitUntilGone(edits)])
      toasts.show({ text: 'The changes are permanent. What was taken out is gone from this session.' })
    } catch (error) {
      tell(error)
    } finally {
      isAsked.value = false
      isConfirming.value = false
    }
  }

  return {
    isOn,
    tool,
    pending,
    isBecomingPermanent,
    isConfirming,
    /** Puts the tools away too. */
    setOn(on: boolean) {
      isOn.value = on
      tool.value = undefined
    },
    /** The tool that is in hand already is put away. */
    takeTool(next: EditTool | undefined) {
      if (next) isOn.value = true
      tool.value = next === tool.peek() ? undefined : next
    },
    /** Escape: out of the tool, then out of the mode. False when there is nothing to leave. */
    leave(): boolean {
      if (!isOn.peek()) return false
      if (tool.peek()) tool.value = undefined
      else isOn.value = false
      return true
    },
    add,
    undo,
    /** False when there is nothing to undo. */
    undoLatest(): boolean {
      const latest = pending.peek().at(-1)
      if (latest) void undo(latest.id)
      return latest !== undefined
    },
    setConfirming: (on: boolean) => void (isConfirming.value = on),
    makePermanent,
  }
})

/** A question may stay unanswered for ever when the worker is killed with it; what was to be done shows. */
function waitUntilGone(edits: ReadonlySignal<readonly Edit[]>): Promise<void> {
  return new Promise((resolve) => {
    let wasThere = false
    const stop = edits.subscribe((rows) => {
      wasThere ||= rows.some((edit) => edit.isPermanent === 1)
      if (!wasThere || rows.length > 0) return
      queueMicrotask(() => stop())
      resolve()
    })
  })
}

export type EditState = InstanceType<typeof EditModel>
