import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { TextField } from '@/components/parts/text-field'
import type { OwnPattern } from '@/lib/model/rules'

import type { MaskingLists } from './masking-lists-model'

export interface OwnPatternFormProps {
  lists: MaskingLists
  input?: RefObject<HTMLInputElement | null>
  /** The one being changed; without one the form adds one. */
  pattern?: OwnPattern
  onDone?: () => void
  /** Told while it is typed, so that it can be tried. */
  onTyped?: (source: string) => void
}

/** A name and a regular expression, checked while it is typed. */
export function OwnPatternForm({ lists, input: given, pattern, onDone, onTyped }: OwnPatternFormProps) {
  const [name, setName] = useState(pattern?.name ?? '')
  const [source, setSource] = useState(pattern?.source ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const own = useRef<HTMLInputElement | null>(null)
  const input = given ?? own
  useEffect(() => {
    if (!pattern) return
    input.current?.focus()
    input.current?.select()
  }, [pattern, input])

  const type = (text: string) => {
    setSource(text)
    setProblem(lists.checkExpression(text))
    onTyped?.(text)
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    const wrong = await lists.putOwn({ name, source }, pattern)
    setProblem(wrong)
    if (wrong === null && !pattern) {
      setName('')
      type('')
    }
    if (wrong === null) onDone?.()
    if (wrong !== null || !pattern) input.current?.focus()
  }
  return (
    <form class="entry-form" onSubmit={(event) => void submit(event)}>
      <TextField
        label="Own pattern, a regular expression"
        inputRef={input}
        placeholder="EMP-\d{4,6}"
        isCode
        problem={problem}
        value={source}
        onValue={type}
      />
      <TextField label="Its name" placeholder="Staff numbers" value={name} onValue={setName} />
      <div class="entry-form-buttons">
        <Button type="submit">{pattern ? 'Save pattern' : 'Add pattern'}</Button>
        {pattern && (
          <Button look="quiet" onClick={onDone}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  )
}
