import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** One subject of the settings: its name at the left, what can be set at the right. */
export function SettingsSection({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <section class="settings-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div>{children}</div>
    </section>
  )
}
