import type { RefObject } from 'preact'
import { useRef, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { describeNumber } from '@/components/parts/describe-count'
import { SelectField } from '@/components/parts/select-field'
import { TextField } from '@/components/parts/text-field'

import { describeList, SELECTOR_LISTS, type SelectorList } from './describe-rules'
import { keyOfEntry } from './edit-rules'
import { EntryList, EntryProblem } from './entry-list'
import { MarkersOfTools } from './markers-of-tools'
import type { MaskingLists } from './masking-lists-model'
import type { Masking } from './masking-model'
import { MaskingPart } from './masking-part'

const LISTS = SELECTOR_LISTS.map((value) => ({ value, label: describeList(value).label }))

/** Parts of pages, by selector, and what becomes of them. */
export function SelectorLists({ masking, lists }: { masking: Masking; lists: MaskingLists }) {
  const input = useRef<HTMLInputElement | null>(null)
  const isLocked = masking.isLocked.value
  return (
    <MaskingPart title="Selectors">
      <p>
        Parts of pages, by CSS selector. The closest rule wins; on one element Block beats Mask, and Mask beats Show.
      </p>
      <div class="selectors">
        {SELECTOR_LISTS.map((list) => {
          const { label, explanation, effect } = describeList(list)
          const selectors = masking.rules.value[list]
          return (
            <div key={list} class="selectors-list">
              <p class="selectors-head">
                <strong>{label}</strong> {explanation}
                <span class="figures">{selectors.length === 0 ? 'none' : describeNumber(selectors.length)}</span>
              </p>
              <EntryList
                label={`${label}: selectors`}
                entries={selectors}
                keyOf={keyOfEntry}
                isLocked={isLocked}
                renderRow={(selector) => (
                  <>
                    <span class="code">{selector}</span>
                    <span>{effect}</span>
                    {!lists.isSelector(selector) && (
                      <EntryProblem>This browser does not understand it, so nothing comes of it.</EntryProblem>
                    )}
                  </>
                )}
                onRemove={(selector) => void lists.remove(list, selector)}
                afterLast={input}
              />
            </div>
          )
        })}
      </div>
      {!isLocked && <SelectorForm lists={lists} input={input} />}
      <MarkersOfTools />
    </MaskingPart>
  )
}

interface SelectorFormProps {
  lists: MaskingLists
  input: RefObject<HTMLInputElement | null>
}

function SelectorForm({ lists, input }: SelectorFormProps) {
  const [selector, setSelector] = useState('')
  const [list, setList] = useState<SelectorList>('mask')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: Event) => {
    event.preventDefault()
    const wrong = await lists.addSelector(list, selector)
    setProblem(wrong)
    if (wrong === null) setSelector('')
    input.current?.focus()
  }
  return (
    <form class="entry-form" onSubmit={(event) => void submit(event)}>
      <TextField
        label="Selector"
        inputRef={input}
        placeholder=".customer-name"
        isCode
        problem={problem}
        value={selector}
        onValue={setSelector}
      />
      <SelectField label="What happens with it" value={list} options={LISTS} onValue={setList} />
      <div class="entry-form-buttons">
        <Button type="submit">Add selector</Button>
      </div>
    </form>
  )
}
