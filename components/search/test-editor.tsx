import type { Test } from '@/lib/model/filter'
import { CONSOLE_LEVELS } from '@/lib/model/payload'
import { checkPattern } from '@/lib/masking/check-pattern'

import { listOperators, type ValueKind } from './operators'
import { ValueInput } from './value-input'

export interface TestEditorProps {
  /** What is compared. */
  name: string
  test: Test
  values: ValueKind
  options?: readonly string[]
  suggest?: () => Promise<string[]>
  onTest: (test: Test) => void
}

/** How something is compared, and with what. */
export function TestEditor({ name, test, values, options, suggest, onTest }: TestEditorProps) {
  const operators = listOperators(values)
  const isNumber = test.is === 'at least' || test.is === 'at most' || values === 'number'
  const choices = options ?? (values === 'level' ? CONSOLE_LEVELS : undefined)
  const problem = test.is === 'matches' && test.value !== '' ? describeProblem(test.value) : null
  const compare = (operator: string) => {
    const is = operators.find((one) => one.value === operator)?.value ?? test.is
    const needsNumber = is === 'at least' || is === 'at most'
    const number = Number(test.value)
    onTest({ is, value: needsNumber ? (Number.isFinite(number) ? number : 0) : test.value })
  }
  return (
    <>
      {operators.length > 1 && (
        <select
          class="filter-input"
          aria-label={`How ${name} is compared`}
          value={test.is}
          onChange={(event) => compare(event.currentTarget.value)}
        >
          {operators.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
      {test.is !== 'is set' && (
        <ValueInput
          label={`Value of ${name}`}
          value={test.value}
          isNumber={isNumber}
          {...(choices ? { options: choices } : {})}
          {...(suggest ? { suggest } : {})}
          onValue={(value) => onTest({ ...test, value: isNumber ? Number(value) : value })}
        />
      )}
      {problem && (
        <span class="filter-problem" role="alert">
          {problem}
        </span>
      )}
    </>
  )
}

function describeProblem(pattern: string | number): string | null {
  const checked = checkPattern(pattern)
  return checked.ok ? null : `The expression ${checked.reason}.`
}
