import type { LucideIcon } from 'lucide-preact'
import type { ButtonHTMLAttributes } from 'preact'

import './button.css'

export interface ButtonProps extends ButtonHTMLAttributes {
  /** `primary`: the one thing to do here. `quiet`: no frame. `danger`: takes something away. */
  look?: 'plain' | 'primary' | 'quiet' | 'danger'
  size?: 'normal' | 'small'
  icon?: LucideIcon
}

export function Button({ look = 'plain', size = 'normal', icon: Icon, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} class={`button button-${look} button-${size}`}>
      {Icon && <Icon size={16} aria-hidden="true" />}
      {children}
    </button>
  )
}
