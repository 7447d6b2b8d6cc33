import type { LucideIcon } from 'lucide-preact'
import type { ButtonHTMLAttributes } from 'preact'

import './button.css'

export interface IconButtonProps extends ButtonHTMLAttributes {
  icon: LucideIcon
  /** What it does: the accessible name and the tooltip. */
  label: string
  size?: 'normal' | 'small'
}

export function IconButton({ icon: Icon, label, size = 'normal', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      class={`button button-quiet button-icon button-${size}`}
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  )
}
