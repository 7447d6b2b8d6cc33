import { X } from 'lucide-preact'

import { Button } from './button'
import { IconButton } from './icon-button'
import type { Toast, Toasts } from './toasts-model'

import './button.css'
import './toast-region.css'

/** Where notices appear. The region is always there, so that a screen reader hears what is added to it. */
export function ToastRegion({ toasts }: { toasts: Toasts }) {
  return (
    <output class="toast-region">
      {toasts.toasts.value.map((toast) => (
        <ToastView key={toast.id} toast={toast} onDismiss={() => toasts.dismiss(toast.id)} />
      ))}
    </output>
  )
}

function ToastView({ toast, onDismiss }: { toast: Toast; onDismiss: () => void }) {
  const { text, action, link } = toast
  return (
    <div class="toast">
      <span class="toast-text">{text}</span>
      {link && (
        <a class="button button-plain button-small" href={link.href} target="_blank" rel="noreferrer">
          {link.label}
        </a>
      )}
      {action && (
        <Button size="small" onClick={action.run}>
          {action.label}
        </Button>
      )}
      <IconButton icon={X} label="Dismiss" size="small" onClick={onDismiss} />
    </div>
  )
}
