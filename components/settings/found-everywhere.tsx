import { useRef, useState } from 'preact/hooks'

import { TextField } from '@/components/parts/text-field'
import { createMasker } from '@/lib/masking/create-masker'
import type { MaskRules, OwnPattern } from '@/lib/model/rules'

import { keyOfEntry } from './edit-rules'
import { EntryList } from './entry-list'
import { MAX_SAMPLE_CHARACTERS } from './limits'
import type { MaskingLists } from './masking-lists-model'
import type { Masking } from './masking-model'
import { MaskingPart } from './masking-part'
import { OwnPatternForm } from './own-pattern-form'
import { PatternSwitches } from './pattern-switches'
import { StoredAs } from './stored-as'

const SAMPLE = 'Ticket of EMP-20451, jane@example.com'

/** What is masked wherever it stands, by patterns that are known and by a person's own. */
export function FoundEverywhere({ masking, lists }: { masking: Masking; lists: MaskingLists }) {
  const input = useRef<HTMLInputElement | null>(null)
  /** The expression that is being typed, tried before it is added. */
  const [typed, setTyped] = useState('')
  const isLocked = masking.isLocked.value
  const { own } = masking.rules.value.patterns
  return (
    <MaskingPart title="Found everywhere">
      <p>Looked for in everything that is shown, and masked there.</p>
      <PatternSwitches masking={masking} />
      <EntryList
        label="Own patterns"
        entries={own}
        keyOf={keyOfEntry}
        isLocked={isLocked}
        renderRow={(pattern) => <OwnRow pattern={pattern} />}
        renderForm={(pattern, onDone) => <OwnPatternForm lists={lists} pattern={pattern} onDone={onDone} />}
        onRemove={(pattern) => void lists.remove('own', pattern)}
        afterLast={input}
      />
      {!isLocked && <OwnPatternForm lists={lists} input={input} onTyped={setTyped} />}
      <Sample rules={masking.rules.value} typed={lists.checkExpression(typed) === null ? typed : ''} />
    </MaskingPart>
  )
}

function OwnRow({ pattern }: { pattern: OwnPattern }) {
  return (
    <>
      <span class="code">{pattern.source}</span>
      <span>{pattern.name}</span>
    </>
  )
}

/** A text, and what the patterns make of it. */
function Sample({ rules, typed }: { rules: MaskRules; typed: string }) {
  const [text, setText] = useState(SAMPLE)
  const own = typed === '' ? rules.patterns.own : [...rules.patterns.own, { name: '', source: typed }]
  const masker = createMasker({ ...rules, patterns: { ...rules.patterns, own } })
  const isLong = text.length > MAX_SAMPLE_CHARACTERS
  return (
    <div class="masking-sample">
      <TextField
        label="Try the patterns on a text"
        problem={isLong ? `Only the first ${MAX_SAMPLE_CHARACTERS.toLocaleString()} characters are tried.` : null}
        value={text}
        onValue={setText}
      />
      <StoredAs text={masker.maskFound(text.slice(0, MAX_SAMPLE_CHARACTERS))} />
    </div>
  )
}
