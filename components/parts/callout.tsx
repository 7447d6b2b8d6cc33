import type { LucideIcon } from 'lucide-preact'
import type { ComponentChildren } from 'preact'

import './callout.css'

export interface CalloutProps {
  meaning: 'error' | 'warning' | 'masked' | 'gap' | 'plain'
  icon: LucideIcon
  title?: string
  children?: ComponentChildren
}

/** A remark inside a screen: what is so, and what can be done about it. Errors and warnings are read out. */
export function Callout({ meaning, icon: Icon, title, children }: CalloutProps) {
  const isUrgent = meaning === 'error' || meaning === 'warning'
  return (
    <div class={`callout callout-${meaning}`} {...(isUrgent ? { role: 'alert' } : {})}>
      <Icon size={16} aria-hidden="true" />
      <div class="callout-words">
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  )
}
