import type { RefObject } from 'preact'
import { useRef, useState } from 'preact/hooks'

import { Button } from '@/components/parts/button'
import { TextField } from '@/components/parts/text-field'
import { createMasker } from '@/lib/masking/create-masker'
import { maskUrl } from '@/lib/masking/mask-url'

import { keyOfEntry } from './edit-rules'
import { EntryList } from './entry-list'
import { MAX_SAMPLE_CHARACTERS } from './limits'
import type { MaskingLists } from './masking-lists-model'
import type { Masking } from './masking-model'
import { MaskingPart } from './masking-part'
import { StoredAs } from './stored-as'

const EXAMPLE = 'https://shop.example/orders/90210418?page=2&coupon=SPRING&mail=jane%40example.com#terms'

/** What stays of the addresses of pages and links. */
export function QueryNames({ masking, lists }: { masking: Masking; lists: MaskingLists }) {
  const input = useRef<HTMLInputElement | null>(null)
  const [address, setAddress] = useState(EXAMPLE)
  const rules = masking.rules.value
  const isLocked = masking.isLocked.value
  return (
    <MaskingPart title="Addresses">
      <p>
        {rules.level === 'light'
          ? 'At light, addresses are kept but for what is found everywhere.'
          : 'Query values, hashes and what identifies somebody in a path are masked. Values under these names are kept, unless something in them is found everywhere.'}
      </p>
      <EntryList
        label="Names of query values that are kept"
        entries={rules.urls.allowQuery}
        keyOf={keyOfEntry}
        isLocked={isLocked}
        renderRow={(name) => (
          <>
            <span class="code">{name}</span>
            <span>is kept</span>
          </>
        )}
        onRemove={(name) => void lists.remove('allowQuery', name)}
        afterLast={input}
      />
      {!isLocked && <QueryNameForm lists={lists} input={input} />}
      <div class="masking-sample">
        <TextField label="Try it on an address" isCode value={address} onValue={setAddress} />
        <StoredAs text={maskUrl(address.trim().slice(0, MAX_SAMPLE_CHARACTERS), createMasker(rules))} />
      </div>
    </MaskingPart>
  )
}

interface QueryNameFormProps {
  lists: MaskingLists
  input: RefObject<HTMLInputElement | null>
}

function QueryNameForm({ lists, input }: QueryNameFormProps) {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: Event) => {
    event.preventDefault()
    const wrong = await lists.addQueryName(name)
    setProblem(wrong)
    if (wrong === null) setName('')
    input.current?.focus()
  }
  return (
    <form class="entry-form entry-form-lone" onSubmit={(event) => void submit(event)}>
      <TextField
        label="Name of a query value that is kept"
        inputRef={input}
        placeholder="page"
        isCode
        problem={problem}
        value={name}
        onValue={setName}
      />
      <div class="entry-form-buttons">
        <Button type="submit">Add name</Button>
      </div>
    </form>
  )
}
