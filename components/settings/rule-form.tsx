import { useEffect, useRef, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { SelectField } from '@/components/parts/select-field'
import { TextField } from '@/components/parts/text-field'
import { describeAction, SITE_ACTIONS } from '@/components/sites/describe-action'
import type { SiteAction, SiteRule } from '@/lib/model/settings'

import type { SettingsState } from './settings-model'

export interface RuleFormProps {
  settings: SettingsState
  /** The rule being changed; without one the form adds a rule. */
  rule?: SiteRule
  onDone?: () => void
}

/** A site and what happens there. The browser asks for the site, where it has to, in the click on the button. */
export function RuleForm({ settings, rule, onDone }: RuleFormProps) {
  const [pattern, setPattern] = useState(rule?.pattern ?? '')
  const [action, setAction] = useState<SiteAction>(rule?.action ?? 'always')
  const [problem, setProblem] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (rule) input.current?.select()
  }, [rule])

  const submit = async (event: Event) => {
    event.preventDefault()
    const wrong = await settings.putRule({ pattern, action }, rule)
    setProblem(wrong)
    if (wrong === null) {
      if (!rule) setPattern('')
      onDone?.()
    } else input.current?.focus()
  }
  const { rollingMinutes } = settings.settings.value
  return (
    <form class="rule-form" onSubmit={(event) => void submit(event)}>
      <TextField
        label="Site"
        inputRef={input}
        placeholder="example.com"
        isCode
        problem={problem}
        value={pattern}
        onValue={setPattern}
      />
      <SelectField
        label="What happens there"
        value={action}
        options={SITE_ACTIONS.map((value) => ({ value, label: describeAction(value, rollingMinutes).label }))}
        onValue={(value) => setAction(value)}
      />
      <div class="rule-form-buttons">
        <Button type="submit">{rule ? 'Save rule' : 'Add rule'}</Button>
        {rule && (
          <Button look="quiet" onClick={onDone}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  )
}
