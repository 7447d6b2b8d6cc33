import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

export interface SettingsSectionProps {
  title: string
  /** Its address: `#/settings/<name>`. */
  name: string
  /** The address names this section: it is scrolled to and gets the focus. */
  isSought: boolean
  children: ComponentChildren
}

/** One subject of the settings: its name at the left, what can be set at the right. */
export function SettingsSection({ title, name, isSought, children }: SettingsSectionProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isSought) return
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }, [isSought])
  const id = `settings-${name}`
  return (
    <section class="settings-section" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        <a href={`#/settings/${name}`}>{title}</a>
      </h2>
      <div>{children}</div>
    </section>
  )
}
