import { createModel, signal } from '@preact/signals'

import { TOAST_MS, TOASTS_SHOWN, UNDO_TOAST_MS } from './limits'

export interface Toast {
  id: number
  text: string
  /** What can still be done about it, for as long as the notice stands. */
  action?: { label: string; run: () => void }
  /** A way on, such as to the session that was saved. */
  link?: { label: string; href: string }
}

/** Short notices at the edge of the screen. One with an action stands longer: as long as the action works. */
export const ToastsModel = createModel(() => {
  const toasts = signal<Toast[]>([])
  let lastId = 0

  const dismiss = (id: number) => {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }

  const show = (notice: Omit<Toast, 'id'>) => {
    lastId += 1
    const id = lastId
    const action = notice.action && dismissFirst(notice.action, () => dismiss(id))
    toasts.value = [...toasts.value, { ...notice, ...(action ? { action } : {}), id }].slice(-TOASTS_SHOWN)
    setTimeout(dismiss, notice.action ? UNDO_TOAST_MS : TOAST_MS, id)
    return id
  }

  /** Does what the newest notice offers (Ctrl/Cmd+Z); false when no notice offers anything. */
  const runLatestAction = () => {
    const latest = toasts.peek().findLast((toast) => toast.action)
    latest?.action?.run()
    return latest !== undefined
  }

  return { toasts, show, dismiss, runLatestAction }
})

export type Toasts = InstanceType<typeof ToastsModel>

function dismissFirst(action: NonNullable<Toast['action']>, dismiss: () => void) {
  const run = () => {
    dismiss()
    action.run()
  }
  return { label: action.label, run }
}
