import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

export interface MaskingPartProps {
  title: string
  /** Beside the title. */
  action?: ComponentChildren
  children: ComponentChildren
}

/** One subject inside of masking. */
export function MaskingPart({ title, action, children }: MaskingPartProps) {
  const id = useId()
  return (
    <section class="masking-part" aria-labelledby={id}>
      {action ? (
        <div class="masking-part-head">
          <h3 id={id}>{title}</h3>
          {action}
        </div>
      ) : (
        <h3 id={id}>{title}</h3>
      )}
      {children}
    </section>
  )
}
