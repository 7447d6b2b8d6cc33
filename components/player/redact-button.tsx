import { Eraser } from 'lucide-preact'

import { Button } from '@/components/parts/button'
import type { Toasts } from '@/components/parts/toasts-model'
import type { Session } from '@/lib/model/session'

import type { EditState } from './edit-model'
import { useFocusAfter } from './use-focus-after'

const NOT_OVER = 'This session is still being recorded. Stop it first, then things can be taken out of it.'

export interface RedactButtonProps {
  edit: EditState
  isOn: boolean
  session: Session
  toasts: Toasts
}

/** Opens the tools that take something out. It can always be reached, to say why when it cannot be used. */
export function RedactButton({ edit, isOn, session, toasts }: RedactButtonProps) {
  useFocusAfter(isOn || undefined, () => document.querySelector('[data-does="redact"]'))
  if (session.status !== 'stopped')
    return (
      <Button
        size="small"
        icon={Eraser}
        aria-disabled="true"
        title={NOT_OVER}
        onClick={() => void toasts.show({ text: NOT_OVER })}
      >
        Redact
      </Button>
    )
  return (
    <Button
      size="small"
      icon={Eraser}
      data-does="redact"
      aria-pressed={isOn}
      title="Take an element, a text or an event out of this session, or trim it"
      onClick={() => edit.setOn(!isOn)}
    >
      Redact
    </Button>
  )
}
