import './field.css'

export interface CheckFieldProps {
  label: string
  isChecked: boolean
  onChange: (isChecked: boolean) => void
}

export function CheckField({ label, isChecked, onChange }: CheckFieldProps) {
  return (
    <label class="field-check">
      <input type="checkbox" checked={isChecked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  )
}
