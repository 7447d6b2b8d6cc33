import { describeNumber } from '@/components/parts/describe-count'

export interface NumberButtonProps {
  value: number
  /** What it is a number of: stands behind it. */
  unit?: string
  /** What a press on it does. */
  title: string
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  describe?: (value: number) => string
}

/** A number that leads to those it is the number of. */
export function NumberButton({
  value,
  unit = '',
  title,
  isOpen,
  onOpen,
  describe = describeNumber,
}: NumberButtonProps) {
  return (
    <button
      type="button"
      class="insight-value figures"
      aria-pressed={isOpen}
      title={title}
      onClick={() => onOpen(!isOpen)}
    >
      {`${describe(value)} ${unit}`.trim()}
    </button>
  )
}
