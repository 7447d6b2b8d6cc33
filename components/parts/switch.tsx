import './switch.css'

export interface SwitchProps {
  label: string
  isOn: boolean
  onChange: (isOn: boolean) => void
  title?: string
}

/** A setting that acts at once. */
export function Switch({ label, isOn, onChange, title }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      class="switch"
      {...(title === undefined ? {} : { title })}
      onClick={() => onChange(!isOn)}
    >
      <span class="switch-track" aria-hidden="true">
        <span class="switch-thumb" />
      </span>
      {label}
    </button>
  )
}
